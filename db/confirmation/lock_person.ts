import { sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";
import { sendAhead } from "../together.ts";

/** Waits for whoever else writes to this person's record; a running upload holds no such lock. */
export async function lockPerson(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  residentNumberKey: string,
): Promise<void> {
  await lock(tx, `person:${municipalityCode}:${residentNumberKey}`);
}

/** Waits for a dose that is being registered on the ticket, whosever it is; before `lockPerson`. */
export async function lockTicket(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  ticketNumber: string,
): Promise<void> {
  await lock(tx, `ticket:${municipalityCode}:${ticketNumber}`);
}

/**
 * `lockTicket`, and `lockPerson` of whoever holds it by then: the order every small write takes them
 * in.
 */
export async function lockTicketAndHolder(
  tx: MunicipalityTransaction,
  { municipalityCode: code, ticketNumber }: { municipalityCode: string; ticketNumber: string },
): Promise<void> {
  await lockTicket(tx, code, ticketNumber);
  await sendAhead(
    tx,
    sql`
      select pg_advisory_xact_lock(hashtextextended(
        'person:' || municipality_code || ':' || resident_number_key, 0))
      from ticket
      where municipality_code = ${code} and ticket_number = ${ticketNumber}
        and resident_number_key is not null`,
  );
}

/**
 * Both for several, each once and tickets before people, in the order every small write takes them:
 * two that wait for each other would be a deadlock.
 */
export async function lockRecords(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { ticketNumbers, residentNumberKeys }: {
    ticketNumbers: readonly string[];
    residentNumberKeys: readonly string[];
  },
): Promise<void> {
  for (const number of inOrder(ticketNumbers)) await lockTicket(tx, municipalityCode, number);
  for (const key of inOrder(residentNumberKeys)) await lockPerson(tx, municipalityCode, key);
}

function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}

async function lock(tx: MunicipalityTransaction, name: string): Promise<void> {
  await sendAhead(tx, sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
