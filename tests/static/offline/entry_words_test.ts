import assert from "node:assert/strict";
import { entryWords } from "../../../static/offline/entry_words.ts";
import type { EntryState } from "../../../static/offline/queue_order.ts";
import { aDose, aKit } from "./a_queued_dose.ts";

Deno.test("the list says which ticket, what was given, when it was read, and how it stands", () => {
  const entries = [an("needs_person"), an("unsent"), an("sending", "other")];
  const words = entries.map((entry) => entryWords(entry, entries, aKit()));
  assert.deepEqual(words[0], {
    ticket: "2 1 122271 0000000123",
    given: "ファイザー・EP2163・市民ホール・医師一郎",
    readAt: "2021年7月1日 10:00",
    state: "要確認",
  });
  const states = words.map(({ state }) => state);
  assert.deepEqual(states, ["要確認", "同じ接種券の要確認を待っています", "送信中"]);
});

let made = 0;

function an(state: EntryState, ticket = "one") {
  return { account: "ours", clientKey: `${made++}`, ticket, state, dose: aDose(), reasons: [] };
}
