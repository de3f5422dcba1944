import { DOSE_COLUMNS } from "../../domain/correction/correction_columns.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { OpenedDose } from "../../domain/dose/opened_dose.ts";
import { placeName } from "../dose/dose_table.tsx";

/** What cannot be corrected here, because it is the ticket's. */
const OF_THE_TICKET = ["kind", "doseNumber", "ticketNumber"];
const TYPED = ["venueName", "vaccinatedOn", "vaccineMaker", "lotNumber", "doctorName"];

interface DoseFactsProps {
  opened: OpenedDose;
  /** Whether what was typed is among them. */
  extent: "ticket" | "all";
}

/** Whose dose it is: the ticket, the person if they are one's own, and when it was registered. */
export function DoseFacts({ opened, extent }: DoseFactsProps) {
  const { dose, municipalityCode, holderName, registeredAt } = opened;
  const shown = extent === "all" ? [...OF_THE_TICKET, ...TYPED] : OF_THE_TICKET;
  return (
    <dl class="facts">
      {holderName && (
        <>
          <dt>氏名</dt>
          <dd class="facts__name">{holderName}</dd>
        </>
      )}
      <dt>自治体</dt>
      <dd>{placeName(municipalityCode)}</dd>
      {DOSE_COLUMNS.filter(({ key }) => shown.includes(key)).map((column) => (
        <>
          <dt>{column.label}</dt>
          <dd>{column.shown(dose) || "–"}</dd>
        </>
      ))}
      <dt>登録時刻</dt>
      <dd>{formatDateTime(registeredAt)}</dd>
    </dl>
  );
}
