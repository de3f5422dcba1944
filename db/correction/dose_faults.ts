import { CONFIRMED_REFUSAL } from "../../domain/record/confirmation.ts";
import { draftedRecord } from "../../domain/correction/drafted_record.ts";
import type { DraftEdits } from "../../domain/correction/draft.ts";
import { type PlacedDose, repeatedDoses } from "../../domain/correction/repeated_doses.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import type { PersonRecord } from "../../domain/record/person_record.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** A ticket of somebody else, or of nobody yet, that a dose of a draft moves to. */
export interface Destination {
  ticketNumber: string;
  /** Null while nobody is registered for it. */
  residentNumberKey: string | null;
  residentNumber: string | null;
}

export interface IntendedDoses {
  record: PersonRecord;
  edits: DraftEdits;
}

/** Where the doses of a draft go that leave their record. */
export async function listDestinations(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { record, edits }: IntendedDoses,
): Promise<Destination[]> {
  const own = ownTickets(record, edits);
  const numbers = [...Object.values(edits.doses), ...edits.added]
    .flatMap(({ cells }) => cells.ticketNumber ?? []).filter((number) => !own.has(number));
  if (numbers.length === 0) return [];
  const known = await tx.selectFrom("ticket").leftJoin(
    "recipient",
    (join) =>
      join.onRef("recipient.municipality_code", "=", "ticket.municipality_code")
        .onRef("recipient.resident_number_key", "=", "ticket.resident_number_key"),
  ).select(["ticket_number as ticketNumber", "recipient.resident_number as residentNumber"])
    .select("recipient.resident_number_key as residentNumberKey")
    .where("ticket.municipality_code", "=", municipalityCode)
    .where("ticket_number", "in", numbers).execute();
  return [...new Set(numbers)].map((ticketNumber) =>
    known.find((ticket) => ticket.ticketNumber === ticketNumber) ??
      { ticketNumber, residentNumberKey: null, residentNumber: null }
  );
}

/** Why the doses of a draft cannot be written: where they go, and what they would meet there. */
export async function findDoseFaults(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  intended: IntendedDoses,
): Promise<FormProblem[]> {
  const { record, edits } = intended;
  const own = ownTickets(record, edits);
  const destinations = await listDestinations(tx, municipalityCode, intended);
  const problems: FormProblem[] = [];
  if (edits.added.some(({ cells }) => !own.has(cells.ticketNumber))) {
    problems.push({ field: "ticketNumber", message: FOREIGN_ADDITION });
  }
  for (const { residentNumberKey: key } of destinations) {
    if (key === null || !await lookupConfirmation(tx, municipalityCode, key)) continue;
    problems.push({ field: "ticketNumber", message: `移す先の人：${CONFIRMED_REFUSAL}` });
  }
  const { record: drafted, marks } = draftedRecord(record, edits, new Date(0));
  const holderOf = (number: string) => {
    if (own.has(number)) return "";
    const to = destinations.find(({ ticketNumber }) => ticketNumber === number);
    return to?.residentNumberKey ? `person:${to.residentNumberKey}` : `ticket:${number}`;
  };
  const here = drafted.doses.filter(({ id }) => marks.doses.get(id) !== "withdraw")
    .map((dose): PlacedDose => ({
      ...dose,
      holder: holderOf(dose.ticketNumber),
      isTouched: marks.doses.has(dose.id),
    }));
  const there = await dosesThere(tx, municipalityCode, destinations);
  return [...problems, ...repeatedDoses([...here, ...there])];
}

const FOREIGN_ADDITION = "追加する接種記録の券番号は、この記録の接種券の番号にしてください。" +
  "新しい券番号のときは、先に接種対象者の編集で券番号を登録してください。";

/** The tickets of the record as the draft leaves them. */
function ownTickets({ tickets }: PersonRecord, { person }: DraftEdits): Set<string> {
  const added = person?.cells.ticketNumber;
  return new Set([...tickets.map(({ ticketNumber }) => ticketNumber), ...(added ? [added] : [])]);
}

async function dosesThere(
  tx: MunicipalityTransaction,
  code: string,
  destinations: readonly Destination[],
): Promise<PlacedDose[]> {
  if (destinations.length === 0) return [];
  const keys = destinations.flatMap(({ residentNumberKey }) => residentNumberKey ?? []);
  const numbers = destinations.map(({ ticketNumber }) => ticketNumber);
  const rows = await tx.selectFrom("dose").innerJoin(
    "ticket",
    (join) =>
      join.onRef("ticket.municipality_code", "=", "dose.municipality_code")
        .onRef("ticket.ticket_number", "=", "dose.ticket_number"),
  ).select(["dose.id", "dose.kind", "dose_number as doseNumber"])
    .select(["dose.ticket_number as ticketNumber", "resident_number_key as key"])
    .where("dose.municipality_code", "=", code).where("withdrawn_at", "is", null)
    .where((row) =>
      row.or([
        row("ticket.ticket_number", "in", numbers),
        ...(keys.length > 0 ? [row("ticket.resident_number_key", "in", keys)] : []),
      ])
    ).execute();
  return rows.map(({ key, ...dose }) => ({
    ...dose,
    holder: key ? `person:${key}` : `ticket:${dose.ticketNumber}`,
    isTouched: false,
  }));
}
