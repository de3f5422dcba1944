import { BATCH_COLUMNS, type BatchColumn } from "./batch_columns.ts";

/** A person there is not, asked about by name: nobody's My Number may stand in a file to copy. */
const EXAMPLE: Record<BatchColumn, string> = {
  municipality: "千葉県市川市",
  myNumber: "",
  familyKana: "レイガイ",
  givenKana: "ハナコ",
  birthDate: "19800401",
  sex: "2",
  consent: "",
  remark: "記入例（この行は消してください）",
};

/** ひな形: the header and one example, as rows of cells. */
export function batchTemplate(): string[][] {
  return [
    BATCH_COLUMNS.map(({ label }) => label),
    BATCH_COLUMNS.map(({ key }) => EXAMPLE[key]),
  ];
}
