import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import type { MunicipalActor } from "../../domain/account/actor.ts";
import type { ClinicForm } from "../../domain/account/clinic_form.ts";
import { clinicLoginId } from "../../domain/account/gmis_id.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { lockStaff } from "../account/with_staff.ts";
import type { AuditAct } from "../audit.ts";
import type { Gate } from "../database.ts";
import { recordClinic, writeClinic } from "./write_clinic.ts";

type ClinicAct = Act<MunicipalActor>;

/**
 * Lets a clinic sign in for the actor's municipality; answers its account's id. A deleted one comes
 * back as the account it was, so that its doses stay its own. Refuses one that is in the list.
 */
export function registerClinic(
  gate: Gate,
  act: ClinicAct,
  form: ClinicForm,
): Promise<Result<string>> {
  const { municipalityCode } = act.actor;
  return gate.transaction().execute(async (tx) => {
    await lockStaff(tx, municipalityCode);
    const known = await tx.selectFrom("clinic")
      .innerJoin("account", "account.id", "clinic.account_id")
      .select(["account.id", "version", "deleted_at"])
      .where("clinic.municipality_code", "=", municipalityCode)
      .where("gmis_id", "=", form.gmisId).executeTakeFirst();
    if (known && !known.deleted_at) return failure(TAKEN);
    const id = known ? known.id : await insertClinic(tx, act, form);
    if (!id) return failure(TAKEN);
    if (known) await bringBack(tx, act, { known, form });
    const name: AuditAct = known ? "account_restored" : "account_added";
    await recordClinic(tx, act, { id, act: name, detail: { kind: "venue", gmis: true } });
    return success(id);
  });
}

const TAKEN = "このG-MIS IDは既に登録されています（大文字と小文字は区別しません）。" +
  "一覧から選んで更新してください。";

/** Undefined when one that differs in case alone is there. */
async function insertClinic(
  tx: Gate,
  { actor: { municipalityCode }, at }: ClinicAct,
  { gmisId, name, remark }: ClinicForm,
): Promise<string | undefined> {
  const account = await tx.insertInto("account").values({
    id: uuid(),
    kind: "venue",
    municipality_code: municipalityCode,
    prefecture_code: null,
    login_id: clinicLoginId(gmisId, municipalityCode),
    remark,
    created_at: at,
  }).onConflict((conflict) => conflict.doNothing()).returning("id").executeTakeFirst();
  if (!account) return undefined;
  await tx.insertInto("clinic").values({
    municipality_code: municipalityCode,
    account_id: account.id,
    gmis_id: gmisId,
    name,
  }).execute();
  return account.id;
}

async function bringBack(
  tx: Gate,
  act: ClinicAct,
  { known, form: { name, remark } }: {
    known: { id: string; version: number };
    form: ClinicForm;
  },
): Promise<void> {
  const set = { remark, disabled_at: null, deleted_at: null };
  await writeClinic(tx, act, { clinic: known, name, set });
}
