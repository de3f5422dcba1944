import assert from "node:assert/strict";
import { batchFileName } from "../../../domain/transfer/batch_file_name.ts";

const NAMES: [sent: string, kept: string][] = [
  ["転入者.csv", "転入者.csv"],
  ["転入者_123456789018.csv", "転入者_（番号）.csv"],
  ["１２３４５６７８９０１８.csv", "（番号）.csv"],
  ["転入者_123456789012.csv", "転入者_123456789012.csv"], // no My Number: its check digit is wrong
  ["20261122123045.csv", "20261122123045.csv"],
  ["C:\\lists\\転入者.csv", "転入者.csv"],
];

for (const [sent, kept] of NAMES) {
  Deno.test(`a list sent as ${sent} is kept as ${kept}`, () => {
    assert.equal(batchFileName(sent), kept);
  });
}
