import type { OperatorEdit } from "../../domain/account/operator_form.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Why a 担当者 cannot be written like that; `id` is the one being changed. */
export async function editRefusal(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { name, accountIds, id }: OperatorEdit & { id?: string },
): Promise<string | undefined> {
  const same = await tx.selectFrom("station_operator").select("id")
    .where("municipality_code", "=", municipalityCode).where("name", "=", name)
    .executeTakeFirst();
  if (same && same.id !== id) return `「${name}」は既に登録されています。${TELL_APART}`;
  if (accountIds === null) return undefined;
  if (accountIds.length === 0) return "使えるログインIDを1つ以上選んでください。";
  const venues = await tx.selectFrom("account").select("id")
    .where("municipality_code", "=", municipalityCode).where("kind", "=", "venue")
    .where("id", "in", accountIds).execute();
  return venues.length === new Set(accountIds).size ? undefined : NO_SUCH_VENUE;
}

const TELL_APART = "同じ氏名の人は、所属などを付けて区別できるようにしてください。";
const NO_SUCH_VENUE = "選んだログインIDが一覧にありません。選び直してください。";
