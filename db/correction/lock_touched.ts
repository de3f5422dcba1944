import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import type { PersonRecord } from "../../domain/record/person_record.ts";
import { lockRecords } from "../confirmation/lock_person.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { listDestinations } from "./dose_faults.ts";
import type { CorrectionDraft } from "./draft_records.ts";

/**
 * Makes registrations and other corrections of the same people wait. Tickets before people, each in
 * order, as `lockRecords` takes them.
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
  await lockRecords(tx, municipalityCode, { ticketNumbers: numbers, residentNumberKeys: [] });
  const destinations = await listDestinations(tx, municipalityCode, { record, edits });
  const residentNumberKeys = [
    ...(record.person ? [record.person.residentNumberKey] : []),
    ...(residentNumber === undefined ? [] : [residentNumberKey(residentNumber)]),
    ...destinations.flatMap((destination) => destination.residentNumberKey ?? []),
  ];
  await lockRecords(tx, municipalityCode, { ticketNumbers: [], residentNumberKeys });
}
