import { formatDate } from "../../domain/date/plain_date.ts";
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
