import { sql } from "kysely";
import { otherSide } from "../../domain/duplicate/compared_pair.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { overtaken } from "./lock_people.ts";
import type { MergeWriting } from "./write_merged_people.ts";

/** The absorbed person's tickets become the kept one's, with their doses; one of all is active. */
export async function moveTickets(
  tx: MunicipalityTransaction,
  { municipalityCode: code, changeId, compared, choice }: MergeWriting,
): Promise<void> {
  const kept = compared[choice.kept];
  const moving = compared[otherSide(choice.kept)].tickets;
  const resting = kept.tickets.filter(({ id, state }) =>
    state === "active" && id !== choice.activeTicketId
  );
  const touched = [...moving, ...resting];
  if (touched.length === 0) return;
  const given = sql`(
    select * from unnest(${touched.map(({ id }) => id)}::uuid[],
      ${touched.map(({ version }) => version)}::int[]) as given (id, version)
  ) as given`;
  const these = sql`ticket.municipality_code = ${code} and ticket.id = given.id
    and ticket.version = given.version`;
  await sql`
    insert into ticket_history
    select ticket.*, ${changeId}::uuid from ticket join ${given} on ${these}`.execute(tx);
  // The active one last: nobody has two at any moment.
  const isActive = sql`ticket.id is not distinct from ${choice.activeTicketId}::uuid`;
  let written = 0n;
  for (const [state, which] of [["superseded", sql`not (${isActive})`], ["active", isActive]]) {
    const { numAffectedRows } = await sql`
      update ticket set resident_number_key = ${kept.person.residentNumberKey}, state = ${state},
        version = ticket.version + 1, change_id = ${changeId}
      from ${given} where ${these} and ${which}`.execute(tx);
    written += numAffectedRows ?? 0n;
  }
  if (written !== BigInt(touched.length)) throw overtaken();
}
