import { sql } from "kysely";
import { AppError } from "../../domain/app_error.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { confirmedPeople, hasConfirmed, writtenBy } from "./confirmed_people.ts";

/**
 * Throws a conflict when an upload has written to somebody who was locked after it was weighed. To
 * be asked after the writing: whoever confirms from then on finds the written rows locked.
 */
export async function refuseConfirmed(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: { municipalityCode: string; changeId: string },
): Promise<void> {
  if (!await hasConfirmed(tx, municipalityCode)) return;
  const { rows } = await sql`
    select confirmed.key from ${confirmedPeople(municipalityCode)} as confirmed
    where ${writtenBy(municipalityCode, changeId)} limit 1`.execute(tx);
  if (rows.length === 0) return;
  throw new AppError(
    "conflict",
    "登録中に、ファイルにある人の記録が「確認済み」になりました。何も登録していません。もう一度確認してください。",
  );
}
