import { formatDateTime } from "../../domain/date/plain_date.ts";
import { groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import { isHeldUp } from "./queue_order.ts";
import type { QueuedEntry } from "./queued_entry.ts";
import type { OpenKit } from "./tablet.ts";

/** What the list says of an entry, by the names of its slots. */
export interface EntryWords extends Record<string, string> {
  ticket: string;
  /** "ファイザー・EP2163・医師一郎" */
  given: string;
  readAt: string;
  state: string;
}

export function entryWords(
  entry: QueuedEntry,
  entries: readonly QueuedEntry[],
  kit: Pick<OpenKit, "vaccines">,
): EntryWords {
  const { ocrLine = "", vaccineCode, lotNumber, venueName, doctorName } = entry.dose.typed;
  const maker = kit.vaccines.find(({ code }) => code === vaccineCode)?.maker;
  return {
    ticket: groupOcrLine(ocrLine),
    given: [maker, lotNumber, venueName, doctorName].filter((part) => part).join("・"),
    readAt: formatDateTime(new Date(entry.dose.readAt)),
    state: stateWord(entry, entries),
  };
}

function stateWord(entry: QueuedEntry, entries: readonly QueuedEntry[]): string {
  if (entry.state === "needs_person") return "要確認";
  if (isHeldUp(entry, entries)) return "同じ接種券の要確認を待っています";
  return entry.state === "sending" ? "送信中" : "未送信";
}
