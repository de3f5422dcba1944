import assert from "node:assert/strict";
import type { Database } from "../../../db/database.ts";
import { addOperator, type IssuedPin } from "../../../db/operator/add_operator.ts";
import { choosePin } from "../../../db/operator/choose_pin.ts";
import { enterOperator } from "../../../db/operator/enter_operator.ts";
import { chooseOperatorSetting } from "../../../db/operator/operator_setting.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { VenueActor } from "../../../domain/account/actor.ts";
import type { OperatorEdit } from "../../../domain/account/operator_form.ts";
import { anAct, anActor } from "../an_act.ts";

export const OWN_PIN = "7305";

/** A 担当者 who has not worked yet, of every venue. */
export async function anOperator(
  { register }: Database,
  clerk: Act,
  edit: Partial<OperatorEdit> = {},
): Promise<IssuedPin> {
  const name = crypto.randomUUID().slice(0, 8);
  const added = await addOperator(register, clerk, { name, accountIds: null, ...edit });
  assert.ok(added.ok);
  return added.value;
}

export async function tabletsAsk({ register }: Database, clerk: Act): Promise<void> {
  const chosen = await chooseOperatorSetting(register, clerk, { asking: "on", idleMinutes: 10 });
  assert.ok(chosen.ok);
}

/** A tablet of the clerk's municipality, which nobody works at. */
export function aTablet(clerk: Act): Act<VenueActor> {
  const { municipalityCode } = clerk.actor;
  const actor = anActor({ kind: "venue", loginId: "hall", municipalityCode }) as VenueActor;
  return { ...anAct({ at: clerk.at }), actor };
}

/** The 担当者 shows the issued PIN at the tablet and chooses `OWN_PIN`. */
export async function beginsToWork(
  { register }: Database,
  tablet: Act,
  { operator, pin }: IssuedPin,
): Promise<void> {
  await enterOperator(register, tablet, { operatorId: operator.id, operatorPin: pin });
  const chosen = await choosePin(register, tablet, OWN_PIN);
  assert.ok(chosen.ok);
}

/** One who works, and one who mistyped the PIN. */
export async function aTabletWithOperators(database: Database, clerk: Act): Promise<void> {
  const [one, other] = [await anOperator(database, clerk), await anOperator(database, clerk)];
  await tabletsAsk(database, clerk);
  await beginsToWork(database, aTablet(clerk), one);
  const wrong = { operatorId: other.operator.id, operatorPin: "0" };
  await enterOperator(database.register, aTablet(clerk), wrong);
}
