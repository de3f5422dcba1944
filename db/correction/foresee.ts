import { foreseenFindings } from "../../domain/correction/examined_draft.ts";
import { FINDING_RULES } from "../../domain/finding/finding_rules.ts";
import type { PersonRecord } from "../../domain/record/person_record.ts";
import { loadMasters } from "../finding/examination_masters.ts";
import { listAllPeople, listExaminedTickets } from "../finding/examined_holders.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { DraftEdits } from "../../domain/correction/draft.ts";

interface Foreseen {
  record: PersonRecord;
  edits: DraftEdits;
  at: Date;
}

/** What will be odd about the record once the draft is written, in sentences. */
export async function listWarnings(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { record, edits, at }: Foreseen,
): Promise<string[]> {
  const { person, tickets } = record;
  const numbers = tickets.map(({ ticketNumber }) => ticketNumber);
  const [holder] = person
    ? await listAllPeople(tx, municipalityCode, [person.residentNumberKey])
    : await listExaminedTickets(tx, municipalityCode, numbers);
  const masters = await loadMasters(tx, municipalityCode, at);
  const examined = holder?.record ?? { person: undefined, tickets: [], doses: [] };
  return foreseenFindings({ record, edits, examined, municipalityCode, at }, masters)
    .map(({ rule, explanation }) => `${FINDING_RULES[rule].label}：${explanation}`);
}

/** Doses that wait on the ticket a person gets, and will be theirs. */
export async function countJoiningDoses(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { edits }: Pick<Foreseen, "edits">,
): Promise<number> {
  const number = edits.person?.cells.ticketNumber;
  if (!number) return 0;
  const row = await tx.selectFrom("dose").innerJoin(
    "ticket",
    (join) =>
      join.onRef("ticket.municipality_code", "=", "dose.municipality_code")
        .onRef("ticket.ticket_number", "=", "dose.ticket_number"),
  ).select((count) => count.fn.countAll<number>().as("count"))
    .where("dose.municipality_code", "=", municipalityCode)
    .where("dose.ticket_number", "=", number).where("withdrawn_at", "is", null)
    .where("ticket.resident_number_key", "is", null).executeTakeFirstOrThrow();
  return Number(row.count);
}
