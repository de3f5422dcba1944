import { sql } from "kysely";
import type { Database } from "../database.ts";
import { forgetSpentNumbers } from "./forget_spent_numbers.ts";
import { remindOfCase } from "./remind_of_case.ts";

const MS_PER_DAY = 86_400_000;

/**
 * What time does to cases, for every municipality: reminds the asked side of what has waited for so
 * many days since it was last told, and forgets My Numbers that are of no more use. Two processes at
 * once, or one again, do nothing twice.
 */
export async function tendInquiries(
  { gate, register }: Database,
  { at, reminderDays }: { at: Date; reminderDays: number },
): Promise<void> {
  const before = new Date(at.getTime() - reminderDays * MS_PER_DAY);
  const overdue = await gate.selectFrom("inquiry").select(["municipality_code as code", "id"])
    // As the partial index has it.
    .where(sql<boolean>`side = 'asked' and state = 'waiting'`).where("asked_at", "<=", before)
    .where(({ or, eb }) => or([eb("reminded_at", "is", null), eb("reminded_at", "<=", before)]))
    .orderBy("asked_at").execute();
  for (const { code, id } of overdue) await remindOfCase(register, code, { id, at, before });

  const asking = await gate.selectFrom("inquiry").select("municipality_code as code").distinct()
    .where(sql<boolean>`carries_number`).where("state", "<>", "waiting").orderBy("code").execute();
  for (const { code } of asking) await forgetSpentNumbers(register, code, at);
}
