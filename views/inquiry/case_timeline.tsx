import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { TIMELINE_WORDS, type TimelineEntry } from "../../domain/transfer/inquiry_event.ts";
import { placeName } from "../dose/dose_table.tsx";

/** 経過: who did what, when; the first event first. */
export function CaseTimeline({ inquiry, timeline }: {
  inquiry: Inquiry;
  timeline: readonly TimelineEntry[];
}) {
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">経過</h2>
      <ol class="timeline">
        {timeline.map((entry) => (
          <li class="timeline__entry">
            <p class="timeline__what">
              <span class="quiet">{formatDateTime(entry.at)}</span>
              <span>{`${whoOf(entry, inquiry)}：${TIMELINE_WORDS[entry.kind]}`}</span>
            </p>
            {entry.note && <p class="timeline__note">{entry.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One's own staff by login ID, the others' with their municipality. */
function whoOf({ bySide, loginId }: TimelineEntry, { side, otherCode }: Inquiry): string {
  if (bySide === null) return "システム";
  if (bySide === side) return loginId ?? "";
  return `${placeName(otherCode)}${loginId ? `（${loginId}）` : ""}`;
}
