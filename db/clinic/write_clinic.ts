import type { Updateable } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { MunicipalActor } from "../../domain/account/actor.ts";
import { type AuditEntry, recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import type { AccountTable } from "../schema/gate_tables.ts";
import { visitOf } from "../session/visit_of.ts";

interface Writing {
  clinic: { id: string; version: number };
  set?: Updateable<AccountTable>;
  /** 医療機関名, when it changes. */
  name?: string;
}

/** Writes a step into a clinic and its account: who took it, and that it is another one now. */
export async function writeClinic(
  tx: Gate,
  { actor, at }: Act<MunicipalActor>,
  { clinic, set = {}, name }: Writing,
): Promise<void> {
  await tx.updateTable("account").where("id", "=", clinic.id)
    .where("municipality_code", "=", actor.municipalityCode)
    .set({ ...set, version: clinic.version + 1, changed_at: at, changed_by: actor.loginId })
    .execute();
  if (name === undefined) return;
  await tx.updateTable("clinic").where("account_id", "=", clinic.id)
    .where("municipality_code", "=", actor.municipalityCode)
    .set({ name }).execute();
}

export async function recordClinic(
  tx: Gate,
  by: Act<MunicipalActor>,
  { id, ...entry }: { id: string } & Pick<AuditEntry, "act" | "detail">,
): Promise<void> {
  await recordVisit(tx, visitOf(by), { ...entry, subject: { kind: "account", id } });
}
