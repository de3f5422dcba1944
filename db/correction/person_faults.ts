import type { CorrectablePerson } from "../../domain/correction/correctable.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import type { RecordPerson } from "../../domain/record/person_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** A person as a draft would leave them. */
export interface IntendedPerson {
  person: RecordPerson;
  next: CorrectablePerson;
  /** Index of a My Number that was typed. */
  typedIndex: Uint8Array | null;
}

/** What of the person's numbers belongs to somebody else. */
export async function findPersonFaults(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  intended: IntendedPerson,
): Promise<FormProblem[]> {
  return [
    ...await takenResidentNumber(tx, municipalityCode, intended),
    ...await takenMyNumber(tx, municipalityCode, intended),
    ...await takenTicket(tx, municipalityCode, intended),
  ];
}

async function takenResidentNumber(
  tx: MunicipalityTransaction,
  code: string,
  { person, next }: IntendedPerson,
): Promise<FormProblem[]> {
  const key = residentNumberKey(next.residentNumber);
  if (key === person.residentNumberKey) return [];
  const other = await tx.selectFrom("recipient").select("id").where("municipality_code", "=", code)
    .where("resident_number_key", "=", key).executeTakeFirst();
  return other ? [{ field: "residentNumber", message: TAKEN_RESIDENT_NUMBER }] : [];
}

export const TAKEN_RESIDENT_NUMBER =
  "この個別宛名番号は別の人に登録されています。番号を確かめてください。" +
  "同じ人が2件登録されているときは、記録の統合をしてください。";

async function takenMyNumber(
  tx: MunicipalityTransaction,
  code: string,
  { person, next, typedIndex }: IntendedPerson,
): Promise<FormProblem[]> {
  const isTyped = next.myNumber === "typed";
  const returns = next.status === null && person.status !== null && next.myNumber === "stored";
  if (next.status !== null || !(isTyped || returns)) return [];
  const others = tx.selectFrom("recipient as other").select("other.resident_number as number")
    .where("other.municipality_code", "=", code).where("other.id", "<>", person.id)
    .where("other.status", "is", null);
  const other = isTyped
    ? await others.where("other.my_number_index", "=", typedIndex).executeTakeFirst()
    : await others.where(
      "other.my_number_index",
      "=",
      (db) =>
        db.selectFrom("recipient as own").select("own.my_number_index")
          .where("own.municipality_code", "=", code).where("own.id", "=", person.id),
    )
      .executeTakeFirst();
  if (!other) return [];
  return [{
    field: isTyped ? "myNumber" : "status",
    message: `このマイナンバーは個別宛名番号「${other.number}」の人に登録されています。` +
      "番号の誤りがないか確かめ、同じ人なら先に古い方を転出またはその他削除にしてください。",
  }];
}

async function takenTicket(
  tx: MunicipalityTransaction,
  code: string,
  { person, next }: IntendedPerson,
): Promise<FormProblem[]> {
  if (next.ticketNumber === null) return [];
  const other = await tx.selectFrom("ticket").innerJoin(
    "recipient",
    (join) =>
      join.onRef("recipient.municipality_code", "=", "ticket.municipality_code")
        .onRef("recipient.resident_number_key", "=", "ticket.resident_number_key"),
  ).select("recipient.resident_number as number").where("ticket.municipality_code", "=", code)
    .where("ticket_number", "=", next.ticketNumber).where("recipient.id", "<>", person.id)
    .executeTakeFirst();
  if (!other) return [];
  return [{
    field: "ticketNumber",
    message: `この券番号は個別宛名番号「${other.number}」の人に登録されています。` +
      "券番号の誤りがないか確かめてください。",
  }];
}
