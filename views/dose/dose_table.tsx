import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../../domain/municipality/municipality_master.ts";
import { type TicketKind, ticketKindLabel } from "../../domain/ticket/ticket_kind.ts";
import { DataTable } from "../layout/data_table.tsx";

export interface DoseRow {
  id: string;
  ticketNumber: string;
  kind: TicketKind;
  doseNumber: number;
  vaccinatedOn: string;
  venueName: string;
  doctorName: string;
  vaccineMaker: string | null;
  lotNumber: string | null;
  placeCode: string;
  source: "venue" | "hand" | "upload" | "transfer" | "demo";
  registeredAt: Date;
}

const SOURCE_LABELS: Record<DoseRow["source"], string> = {
  venue: "接種会場",
  hand: "予診票個別登録",
  upload: "一括登録",
  transfer: "転入処理",
  demo: "デモデータ",
};

/** All that is known of each dose and examination. */
export function DoseTable({ doses, caption }: { doses: readonly DoseRow[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      columns={[...BRIEF_COLUMNS, "会場名", "医師名", "接種自治体", "券番号", "登録"]}
      prose={[8]}
      empty={NO_DOSES}
      rows={doses.map((dose) => [
        ...briefCells(dose),
        dose.venueName,
        dose.doctorName,
        placeName(dose.placeCode),
        dose.ticketNumber,
        `${formatDateTime(dose.registeredAt)}（${SOURCE_LABELS[dose.source]}）`,
      ])}
    />
  );
}

/** What the counter needs of each dose, narrow enough for a tablet. */
export function BriefDoseTable({ doses, caption }: { doses: readonly DoseRow[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      columns={[...BRIEF_COLUMNS, "接種自治体"]}
      empty={NO_DOSES}
      rows={doses.map((dose) => [...briefCells(dose), placeName(dose.placeCode)])}
    />
  );
}

const NO_DOSES = "接種記録はありません。";
const BRIEF_COLUMNS = ["回数", "接種日", "ワクチン", "ロットNo."];

function briefCells(dose: DoseRow): string[] {
  return [
    doseName(dose),
    formatDate(dose.vaccinatedOn),
    dose.vaccineMaker ?? "–",
    dose.lotNumber ?? "–",
  ];
}

/** "1回目", "2回目（予診のみ）" */
export function doseName({ kind, doseNumber }: Pick<DoseRow, "kind" | "doseNumber">): string {
  return kind === "vaccination"
    ? `${doseNumber}回目`
    : `${doseNumber}回目（${ticketKindLabel(kind)}）`;
}

/** Municipality by name; the bare code when the master list does not know it. */
export function placeName(code: string): string {
  const municipality = lookupMunicipality(code);
  return municipality ? municipalityDisplayName(municipality) : code;
}
