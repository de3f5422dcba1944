import { sentForm } from "../../domain/offline/queued_dose.ts";
import { openDiscard } from "./discard_screen.ts";
import { type EntryWords, entryWords } from "./entry_words.ts";
import type { QueuedEntry } from "./queued_entry.ts";
import type { Shell } from "./shell.ts";
import {
  fillList,
  fillSlots,
  onAct,
  openScreen,
  type Place,
  rowsOf,
  showIf,
  textRows,
} from "./template.ts";

/** 未送信の一覧: what waits, and 要確認 with the reasons and the two ways out. */
export async function openList(shell: Shell, told?: string): Promise<void> {
  const lines = await linesOf(shell);
  const { unreadable } = await shell.tablet.contents();
  const said = unreadable > 0 ? unreadableSentence(unreadable) : told;
  openScreen("offline-list", (screen) => {
    showIf(screen, "told", said);
    fillSlots(screen, { told: said ?? "" });
    fillLines(screen, lines, shell);
    onAct(screen, "send", () => shell.schedule.run().catch(console.warn));
  });
}

function unreadableSentence(count: number): string {
  return `この端末に、開けない登録が${count}件あります。予診票を見て登録し直し、運用の担当に連絡してください。`;
}

/** The list, if it is open, as it stands now; untouched, with the focus in it, while it is the same. */
export async function refreshList(shell: Shell): Promise<void> {
  const lines = await linesOf(shell);
  const root = document.getElementById("offline");
  const isOpen = root?.querySelector("[data-list=unsent]") !== null;
  if (root && isOpen && JSON.stringify(lines) !== shown) fillLines(root, lines, shell);
}

/** The lines on the screen. */
let shown = "";

/** An entry and what is said of it. */
export interface Line {
  entry: QueuedEntry;
  words: EntryWords;
}

async function linesOf(shell: Shell): Promise<Line[]> {
  const [kit, entries] = [await shell.kit(), await shell.tablet.entries()];
  return entries.map((entry) => ({ entry, words: entryWords(entry, entries, kit) }));
}

function fillLines(place: Place, lines: readonly Line[], shell: Shell): void {
  shown = JSON.stringify(lines);
  const isReview = ({ entry }: Line) => entry.state === "needs_person";
  const reviews = lines.filter(isReview);
  const unsent = lines.filter((line) => !isReview(line));
  showIf(place, "empty", lines.length === 0);
  showIf(place, "unsent", unsent.length > 0);
  showIf(place, "review", reviews.length > 0);
  const rows = rowsOf("offline-unsent-row", unsent, (row, { words }) => fillSlots(row, words));
  fillList(place, "unsent", rows);
  const cards = rowsOf("offline-review", reviews, (row, line) => fillReview(row, line, shell));
  fillList(place, "reviews", cards);
}

function fillReview(row: DocumentFragment, { entry, words }: Line, shell: Shell): void {
  fillSlots(row, words);
  fillList(row, "reasons", textRows("offline-reason", entry.reasons));
  const open = row.querySelector<HTMLFormElement>("form[data-act=open]");
  open?.addEventListener("submit", () => sendAlong(open, entry));
  onAct(row, "discard", () => openDiscard(shell, { entry, words }));
}

/** The entry goes to the counter's page with the form, and does not stay in this one. */
function sendAlong(form: HTMLFormElement, { dose }: QueuedEntry): void {
  const fields = Object.entries(sentForm(dose)).map(([name, value]) => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    return field;
  });
  form.append(...fields);
  setTimeout(() => fields.forEach((field) => field.remove()));
}
