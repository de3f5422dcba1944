import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import type { PersonRecord } from "../../domain/record/person_record.ts";
import { lockPerson, lockTicket } from "../confirmation/lock_person.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { listDestinations } from "./dose_faults.ts";
import type { CorrectionDraft } from "./draft_records.ts";

/**
 * Makes registrations and other corrections of the same people wait. Tickets before people, each in
 * order, as a registration takes them: two that wait for each other would be a deadlock.
 */
export async function lockTouched(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { record, draft: { edits } }: { record: PersonRecord; draft: CorrectionDraft },
): Promise<void> {
  const moved = await listDestinations(tx, municipalityCode, { record, edits });
  const { ticketNumber, residentNumber } = edits.person?.cells ?? {};
  const numbers = [
    ...moved.map((destination) => destination.ticketNumber),
    ...(ticketNumber ? [ticketNumber] : []),
    ...(record.person ? [] : record.tickets.map((ticket) => ticket.ticketNumber)),
  ];
  for (const number of inOrder(numbers)) await lockTicket(tx, municipalityCode, number);
  const destinations = await listDestinations(tx, municipalityCode, { record, edits });
  const keys = [
    ...(record.person ? [record.person.residentNumberKey] : []),
    ...(residentNumber === undefined ? [] : [residentNumberKey(residentNumber)]),
    ...destinations.flatMap((destination) => destination.residentNumberKey ?? []),
  ];
  for (const key of inOrder(keys)) await lockPerson(tx, municipalityCode, key);
}

function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}
