import { formatDateTime } from "../date/plain_date.ts";
import type { Side } from "./inquiry.ts";
import { TIMELINE_WORDS, type TimelineEntry, type TimelineKind } from "./inquiry_event.ts";

/** What leaves a case as it was: nobody is told to look again because of it. */
const IDLE: readonly TimelineKind[] = ["remind", "opened"];

/**
 * What the slower of two is told: who was faster, with what and when. Staff of the own side by login
 * ID, the other side by the name of its municipality.
 */
export function caseConflict(
  timeline: readonly TimelineEntry[],
  { side, otherName }: { side: Side; otherName: string },
): string {
  const last = timeline.findLast(({ kind }) => !IDLE.includes(kind));
  if (!last) return LOOK_AGAIN;
  const who = last.bySide === side ? last.loginId : otherName;
  return `この照会は、${formatDateTime(last.at)}に${who}が${
    TIMELINE_WORDS[last.kind]
  }。${LOOK_AGAIN}`;
}

const LOOK_AGAIN = "今の内容を確かめてから、もう一度操作してください。";
