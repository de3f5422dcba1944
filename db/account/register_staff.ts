import type { Act } from "../../domain/account/act.ts";
import type { ManagingActor, MunicipalActor } from "../../domain/account/actor.ts";
import type { ColleagueForm, VenueForm } from "../../domain/account/staff_form.ts";
import { type Result, success } from "../../domain/result.ts";
import type { Gate } from "../database.ts";
import { visitOf } from "../session/visit_of.ts";
import { insertAccount, type NewAccount } from "./insert_account.ts";
import type { IssuedSetup } from "./issue_setup.ts";

export interface RegisteredStaff {
  id: string;
  setup: IssuedSetup;
}

/** Gives the actor's municipality a login ID for a venue; refuses one that is in use anywhere. */
export function registerVenue(
  gate: Gate,
  act: Act<MunicipalActor>,
  form: VenueForm,
): Promise<Result<RegisteredStaff>> {
  return register(gate, act, { kind: "venue", ...form });
}

/** Adds a colleague to the actor's municipality; refuses a login ID that is in use anywhere. */
export function registerColleague(
  gate: Gate,
  act: Act<ManagingActor>,
  form: ColleagueForm,
): Promise<Result<RegisteredStaff>> {
  return register(gate, act, { kind: "municipal", ...form });
}

async function register(
  gate: Gate,
  act: Act<MunicipalActor>,
  account: Pick<NewAccount, "kind" | "role" | "loginId" | "remark">,
): Promise<Result<RegisteredStaff>> {
  const { municipalityCode } = act.actor;
  const placed = { ...account, municipalityCode, prefectureCode: null };
  const inserted = await insertAccount(gate, placed, visitOf(act));
  if (!inserted.ok) return inserted;
  const { id, setup } = inserted.value;
  return success({ id, setup: setup! });
}
