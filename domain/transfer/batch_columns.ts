import { failure, type Result, success } from "../result.ts";
import { foldLabel, isReason, shownLabel, withoutBlankEnd } from "../upload/header_label.ts";

/** The columns of a list of incomers, in the order of a file without a header [ours]. */
export const BATCH_COLUMNS = [
  {
    key: "municipality",
    label: "転出元自治体",
    shortNames: ["転出元", "転出元自治体コード", "自治体コード", "市町村コード"],
    meaning: "市町村コード（6桁。検査数字のない5桁も可）か、自治体の名前（例：千葉県市川市）",
  },
  {
    key: "myNumber",
    label: "マイナンバー",
    shortNames: [],
    meaning: "12桁。分からない人は空白にして、セイ・生年月日・性別で照会します",
  },
  {
    key: "familyKana",
    label: "セイ",
    shortNames: ["氏名（セイ）"],
    meaning: "カタカナ。マイナンバーのない人は必須",
  },
  {
    key: "givenKana",
    label: "メイ",
    shortNames: ["氏名（メイ）"],
    meaning: "カタカナ。氏名全体をセイに入れるときは空白",
  },
  {
    key: "birthDate",
    label: "生年月日",
    shortNames: [],
    meaning: "19800401、1980/4/1、昭和55年4月1日など。マイナンバーのない人は必須",
  },
  {
    key: "sex",
    label: "性別",
    shortNames: [],
    meaning: "1（男）、2（女）、3（その他）か、男・女・その他。マイナンバーのない人は必須",
  },
  {
    key: "consent",
    label: "本人同意",
    shortNames: ["同意"],
    meaning: "本人の同意を確認した人に、1、済、○のどれか。マイナンバーのある人は必須",
  },
  {
    key: "remark",
    label: "備考",
    shortNames: [],
    meaning: "自庁の控え（100文字まで）。相手の自治体には送らず、結果のファイルに戻します",
  },
] as const;

export type BatchColumn = typeof BATCH_COLUMNS[number]["key"];

/** Position in the file → column; null for one that is ignored. */
export type BatchColumnOrder = readonly (BatchColumn | null)[];

export const BATCH_ORDER: BatchColumnOrder = BATCH_COLUMNS.map(({ key }) => key);

export function batchColumnLabel(key: BatchColumn): string {
  return BATCH_COLUMNS.find((column) => column.key === key)!.label;
}

/** What a header must have: without its old municipality nobody can be asked about. */
const NEEDED: readonly (readonly BatchColumn[])[] = [
  ["municipality"],
  ["myNumber", "familyKana"],
];

/**
 * What the first row of a file is: undefined when it is a person, else the order its column names
 * give. Columns that nobody needs may be missing; one that we do not know is a failure, because
 * guessing would ask about the wrong person.
 */
export function readBatchHeader(cells: readonly string[]): Result<BatchColumnOrder> | undefined {
  const labels = withoutBlankEnd(cells);
  const keys = labels.map(columnByLabel);
  const known = keys.filter((key) => key !== undefined);
  if (known.length === 0) return undefined;
  const unknown = labels.filter((label, index) => keys[index] === undefined && !isReason(label));
  if (unknown.length > 0) {
    return failure(
      `1行目の見出し「${
        unknown.map(shownLabel).join("」「")
      }」は、まとめて照会の項目名ではありません。` +
        `見出しを「${BATCH_COLUMNS.map(({ label }) => label).join("」「")}」にしてください。`,
    );
  }
  const missing = NEEDED.find((some) => !some.some((key) => known.includes(key)));
  if (missing) {
    const label = missing.map(batchColumnLabel).join("」か「");
    return failure(`1行目の見出しに「${label}」がありません。ひな形の見出しに合わせてください。`);
  }
  if (new Set(known).size !== known.length) {
    return failure("1行目に同じ見出しが2つあります。項目を1つずつにしてください。");
  }
  return success(keys.map((key) => key ?? null));
}

function columnByLabel(label: string): BatchColumn | undefined {
  const folded = foldLabel(label);
  return BATCH_COLUMNS.find(({ label: name, shortNames }) =>
    [name, ...shortNames].some((known) => foldLabel(known) === folded)
  )?.key;
}
