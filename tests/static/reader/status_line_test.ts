import assert from "node:assert/strict";
import { SENTENCES } from "../../../static/reader/reader_sentences.ts";
import { createStatusLine } from "../../../static/reader/status_line.ts";

function aLine() {
  const said: string[] = [];
  const line = createStatusLine((sentence) => said.push(sentence));
  line.begin(0);
  return { line, said };
}

Deno.test("a sentence is said once, however many frames repeat it", () => {
  const { line, said } = aLine();
  for (let at = 0; at < 5000; at += 100) line.see("line", at);
  assert.deepEqual(said, [SENTENCES.looking, SENTENCES.seen]);
});

Deno.test("advice comes only after six seconds without a line", () => {
  const { line, said } = aLine();
  line.see("nothing", 5900);
  assert.deepEqual(said, [SENTENCES.looking]);
  line.see("nothing", 6100);
  assert.deepEqual(said, [SENTENCES.looking, SENTENCES.lost]);
});

Deno.test("a single frame without a line does not take back that one was seen", () => {
  const { line, said } = aLine();
  line.see("line", 3000);
  line.see("nothing", 3100);
  line.see("line", 3200);
  assert.deepEqual(said, [SENTENCES.looking, SENTENCES.seen]);
});
