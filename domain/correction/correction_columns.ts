import { formatDate } from "../date/plain_date.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../municipality/municipality_master.ts";
import { recipientStatusLabel } from "../recipient/recipient_status.ts";
import { sexLabel } from "../recipient/sex.ts";
import { ticketKindLabel } from "../ticket/ticket_kind.ts";
import type { CorrectableDose, CorrectablePerson } from "./correctable.ts";

/** One column of a row: what the screens call it, and how they show a value; null is blank. */
export interface CorrectionColumn<Row> {
  key: keyof Row & string;
  label: string;
  shown(row: Row): string | null;
}

/** The ten columns, in the order of 接種対象者ファイル. */
export const PERSON_COLUMNS: readonly CorrectionColumn<CorrectablePerson>[] = [
  { key: "residentNumber", label: "個別宛名番号", shown: (row) => row.residentNumber },
  {
    key: "myNumber",
    label: "マイナンバー",
    shown: ({ myNumber }) => MY_NUMBER[myNumber ?? "none"],
  },
  { key: "familyName", label: "氏名（姓）", shown: (row) => row.familyName },
  { key: "givenName", label: "氏名（名）", shown: (row) => row.givenName },
  { key: "familyKana", label: "氏名（セイ）", shown: (row) => row.familyKana },
  { key: "givenKana", label: "氏名（メイ）", shown: (row) => row.givenKana },
  {
    key: "birthDate",
    label: "生年月日",
    shown: ({ birthDate }) => birthDate && formatDate(birthDate),
  },
  { key: "sex", label: "性別", shown: ({ sex }) => sex && sexLabel(sex) },
  { key: "ticketNumber", label: "券番号", shown: (row) => row.ticketNumber },
  {
    key: "status",
    label: "転出／死亡フラグ",
    shown: ({ status }) => status ? recipientStatusLabel(status) : "なし",
  },
];

const MY_NUMBER = {
  stored: "登録済み（表示しません）",
  typed: "新しい番号（表示しません）",
  none: "未登録",
};

/** What can be corrected of a dose, in the order of its screen. */
export const DOSE_COLUMNS: readonly CorrectionColumn<CorrectableDose>[] = [
  { key: "kind", label: "券種", shown: ({ kind }) => ticketKindLabel(kind) },
  { key: "doseNumber", label: "回数", shown: ({ doseNumber }) => `${doseNumber}回目` },
  { key: "vaccinatedOn", label: "接種日", shown: ({ vaccinatedOn }) => formatDate(vaccinatedOn) },
  { key: "ticketNumber", label: "券番号", shown: (row) => row.ticketNumber },
  { key: "placeCode", label: "接種自治体コード", shown: ({ placeCode }) => placeText(placeCode) },
  { key: "venueName", label: "会場名", shown: (row) => row.venueName },
  { key: "vaccineMaker", label: "ワクチン", shown: (row) => row.vaccineMaker },
  { key: "lotNumber", label: "ロットNo.", shown: (row) => row.lotNumber },
  { key: "doctorName", label: "医師名", shown: (row) => row.doctorName },
];

/** "1回目（接種）": what a dose is called on every screen of the correction. */
export function doseTitle({ kind, doseNumber }: Pick<CorrectableDose, "kind" | "doseNumber">) {
  return `${doseNumber}回目（${ticketKindLabel(kind)}）`;
}

function placeText(code: string): string {
  const municipality = lookupMunicipality(code);
  return municipality ? `${municipalityDisplayName(municipality)}（${code}）` : code;
}
