import { formatDate } from "../date/plain_date.ts";
import { recipientStatusLabel } from "../recipient/recipient_status.ts";
import { sexLabel } from "../recipient/sex.ts";
import type { RecordPerson } from "../record/person_record.ts";
import type { ComparedPair } from "./compared_pair.ts";

/**
 * What is chosen as one when two records are merged. 姓 and 名 go together, because a register that
 * keeps the name as one string has all of it in 姓: cells of both would not make a name.
 */
export const MERGE_FIELDS = ["name", "kana", "birthDate", "sex", "myNumber", "status"] as const;
export type MergeField = typeof MERGE_FIELDS[number];

interface FieldRule {
  label: string;
  /** The cells as they are stored; the My Number's digits are not among them. */
  cells(person: RecordPerson): readonly (string | null)[];
  /** The same for people, a line for each cell. */
  lines(person: RecordPerson): readonly string[];
}

const BLANK = "（空白）";

const FIELD_RULES: Record<MergeField, FieldRule> = {
  name: {
    label: "氏名",
    cells: ({ familyName, givenName }) => [familyName, givenName],
    lines: (
      { familyName, givenName },
    ) => [`姓：${familyName ?? BLANK}`, `名：${givenName ?? BLANK}`],
  },
  kana: {
    label: "カナ氏名",
    cells: ({ familyKana, givenKana }) => [familyKana, givenKana],
    lines: ({ familyKana, givenKana }) => [
      `セイ：${familyKana ?? BLANK}`,
      `メイ：${givenKana ?? BLANK}`,
    ],
  },
  birthDate: {
    label: "生年月日",
    cells: ({ birthDate }) => [birthDate],
    lines: ({ birthDate }) => [birthDate ? formatDate(birthDate) : BLANK],
  },
  sex: {
    label: "性別",
    cells: ({ sex }) => [sex],
    lines: ({ sex }) => [sex ? sexLabel(sex) : BLANK],
  },
  myNumber: {
    label: "マイナンバー",
    cells: ({ hasMyNumber }) => [hasMyNumber ? "登録済み" : null],
    lines: ({ hasMyNumber }) => [hasMyNumber ? "登録済み（表示しません）" : BLANK],
  },
  status: {
    label: "転出／死亡フラグ",
    cells: ({ status }) => [status],
    lines: ({ status }) => [status ? recipientStatusLabel(status) : "なし（住民）"],
  },
};

export function mergeFieldLabel(field: MergeField): string {
  return FIELD_RULES[field].label;
}

/** A field of a person as lines for the screen. */
export function fieldLines(field: MergeField, person: RecordPerson): readonly string[] {
  return FIELD_RULES[field].lines(person);
}

export function isBlankField(field: MergeField, person: RecordPerson): boolean {
  return FIELD_RULES[field].cells(person).every((cell) => cell === null || cell === "");
}

/** Whether the two records say the same; blank and empty are the same. */
export function fieldsAgree(field: MergeField, { left, right, ...pair }: ComparedPair): boolean {
  if (field === "myNumber") return pair.myNumbersAgree;
  const [ours, theirs] = [left, right].map(({ person }) => FIELD_RULES[field].cells(person));
  return ours!.every((cell, index) => (cell ?? "") === (theirs![index] ?? ""));
}
