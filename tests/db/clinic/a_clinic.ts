import assert from "node:assert/strict";
import { findClinic } from "../../../db/clinic/clinic_records.ts";
import { registerClinic } from "../../../db/clinic/register_clinic.ts";
import type { Gate } from "../../../db/database.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { MunicipalActor } from "../../../domain/account/actor.ts";
import type { Clinic } from "../../../domain/account/clinic.ts";
import type { ClinicForm } from "../../../domain/account/clinic_form.ts";
import { anAct } from "../an_act.ts";

/** An act of municipal staff: of a municipality of their own, unless one is given. */
export function aMunicipalAct(municipalityCode?: string): Act<MunicipalActor> {
  const act = anAct();
  const actor = act.actor as MunicipalActor;
  return { ...act, actor: { ...actor, ...(municipalityCode && { municipalityCode }) } };
}

/** A G-MIS ID that no other clinic has. */
export function aGmisId(): string {
  return `G${crypto.randomUUID().slice(0, 12)}`;
}

/** A clinic in the list of the act's municipality. */
export async function aClinic(
  gate: Gate,
  act: Act<MunicipalActor>,
  given: Partial<ClinicForm> = {},
): Promise<Clinic> {
  const form = { gmisId: aGmisId(), name: "みなと内科", remark: "", ...given };
  const added = await registerClinic(gate, act, form);
  assert.ok(added.ok);
  return await findClinic(gate, act.actor, added.value);
}
