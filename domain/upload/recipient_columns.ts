import { failure, type Result, success } from "../result.ts";
import { foldLabel, isReason, shownLabel, withoutBlankEnd } from "./header_label.ts";

/**
 * The columns of 接種対象者ファイル in the specified order (DOMAIN 3.1). A header may also call them
 * by the short names that people, and our own pages, use for them. 個人番号 is not among them: some
 * registers mean 個別宛名番号 by it.
 */
export const RECIPIENT_COLUMNS = [
  { key: "residentNumber", label: "個別宛名番号", shortNames: ["宛名番号"] },
  { key: "myNumber", label: "マイナンバー", shortNames: [] },
  { key: "familyName", label: "氏名（姓）", shortNames: ["姓"] },
  { key: "givenName", label: "氏名（名）", shortNames: ["名"] },
  { key: "familyKana", label: "氏名（セイ）", shortNames: ["セイ"] },
  { key: "givenKana", label: "氏名（メイ）", shortNames: ["メイ"] },
  { key: "birthDate", label: "生年月日", shortNames: [] },
  { key: "sex", label: "性別", shortNames: [] },
  { key: "ticketNumber", label: "券番号", shortNames: ["接種券番号"] },
  { key: "flag", label: "転出／死亡フラグ", shortNames: ["転出・死亡フラグ"] },
] as const;

export type RecipientColumn = typeof RECIPIENT_COLUMNS[number]["key"];

/** Position in the file → column of the specification; null for one that is ignored. */
export type ColumnOrder = readonly (RecipientColumn | null)[];

export const SPECIFIED_ORDER: ColumnOrder = RECIPIENT_COLUMNS.map((column) => column.key);

export function columnLabel(key: RecipientColumn): string {
  return RECIPIENT_COLUMNS.find((column) => column.key === key)!.label;
}

/**
 * What the first row of a file is: undefined when it is a person, else the order its column names
 * give, 理由 ignored wherever it stands and blank names at the end left off. A header that lacks a
 * column or names one we do not know is a failure: guessing would put values into the wrong column.
 */
export function readHeader(cells: readonly string[]): Result<ColumnOrder> | undefined {
  const labels = withoutBlankEnd(cells);
  const keys = labels.map(columnByLabel);
  if (keys.every((key) => key === undefined)) return undefined;
  const unknown = labels.filter((label, index) => keys[index] === undefined && !isReason(label));
  const missing = RECIPIENT_COLUMNS.filter(({ key }) => !keys.includes(key));
  if (unknown.length > 0) {
    return failure(
      `1行目の見出し「${
        unknown.map(shownLabel).join("」「")
      }」は接種対象者ファイルの項目名ではありません。` +
        `見出しを「${RECIPIENT_COLUMNS.map(({ label }) => label).join("」「")}」にするか、` +
        "見出し行を削除してください。",
    );
  }
  if (missing.length > 0) {
    const labels = missing.map((column) => column.label).join("」「");
    return failure(`1行目の見出しに「${labels}」がありません。10項目すべてをそろえてください。`);
  }
  if (keys.filter((key) => key !== undefined).length !== RECIPIENT_COLUMNS.length) {
    return failure("1行目に同じ見出しが2つあります。10項目を1つずつにしてください。");
  }
  return success(keys.map((key) => key ?? null));
}

function columnByLabel(label: string): RecipientColumn | undefined {
  const folded = foldLabel(label);
  return RECIPIENT_COLUMNS.find(({ label: name, shortNames }) =>
    [name, ...shortNames].some((known) => foldLabel(known) === folded)
  )?.key;
}
