import {
  RECIPIENT_COLUMNS,
  type RecipientColumn,
} from "../../../domain/upload/recipient_columns.ts";

const YAMADA: Record<RecipientColumn, string> = {
  residentNumber: "000000000000123",
  myNumber: "123456789018",
  familyName: "山田",
  givenName: "太郎",
  familyKana: "ヤマダ",
  givenKana: "タロウ",
  birthDate: "19800401",
  sex: "1",
  ticketNumber: "0000000123",
  flag: "",
};

/** The ten cells of a valid row, some of them changed. */
export function aRecipientRow(change: Partial<Record<RecipientColumn, string>> = {}): string[] {
  return RECIPIENT_COLUMNS.map(({ key }) => change[key] ?? YAMADA[key]);
}
