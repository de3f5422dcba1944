import { sql } from "kysely";
import { AppError } from "../../domain/app_error.ts";
import type { PersonPair } from "../../domain/duplicate/person_pair.ts";
import { lockRecords } from "../confirmation/lock_person.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/**
 * Nobody writes to either person until the transaction ends: not a venue (tickets before people,
 * each in order, as `registerDose` locks them), nor an upload (it writes the rows, and refers to
 * them when it gives them a ticket).
 */
export async function lockPeople(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { lowerId, higherId }: PersonPair,
): Promise<void> {
  const code = municipalityCode;
  const people = tx.selectFrom("recipient").select("resident_number_key as key")
    .where("municipality_code", "=", code).where("id", "in", [lowerId, higherId])
    .orderBy("resident_number_key");
  const keys = (await people.execute()).map(({ key }) => key);
  const { rows: tickets } = await sql<{ number: string }>`
    select ticket_number as number from ticket
    where municipality_code = ${code} and resident_number_key = any(${keys}::text[])`.execute(tx);
  const ticketNumbers = tickets.map(({ number }) => number);
  await lockRecords(tx, code, { ticketNumbers, residentNumberKeys: keys });
  const locked = (await people.forUpdate().execute()).map(({ key }) => key);
  // Somebody has given one of them another number while we waited.
  if (locked.join("\n") !== keys.join("\n")) throw overtaken();
}

export function overtaken(): AppError {
  return new AppError(
    "conflict",
    "画面を開いたあとに、どちらかの記録が変わりました。まだ何も変えていません。" +
      "今の内容を確かめて、もう一度選んでください。",
  );
}
