import { choosePin } from "../db/operator/choose_pin.ts";
import { enterOperator } from "../db/operator/enter_operator.ts";
import { keepOperator, type OperatorStanding } from "../db/operator/operator_standing.ts";
import type { RegisterActor } from "../domain/account/actor.ts";
import type { Operator, WorkingOperator } from "../domain/account/operator.ts";
import { waitText } from "../domain/account/operator_delay.ts";
import { OperatorEntry, OwnPin } from "../domain/account/operator_pin.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { actOf } from "./act_of.ts";
import type { RequestContext } from "./app_env.ts";
import { parseForm } from "./parse_form.ts";

export type StationContext = RequestContext & { var: { actor: RegisterActor } };

/** What came of 担当者 and PIN as they were typed. */
export type EntryOutcome =
  | { kind: "working"; operator: WorkingOperator }
  | { kind: "asked"; problems: FormProblem[]; /** Chooses their own PIN now. */ first?: Operator };

/** Takes what stands in the fields of the entry, where they were sent; else just asks. */
export async function tryEntry(
  c: StationContext,
  typed: Typed,
  standing: OperatorStanding,
): Promise<EntryOutcome> {
  if (typed.ownPin !== undefined && standing.kind === "first") {
    return await tryOwnPin(c, typed, standing.operator);
  }
  if (typed.operatorPin !== undefined) return await tryPin(c, typed);
  const first = standing.kind === "first" ? standing.operator : undefined;
  return { kind: "asked", problems: [], first };
}

async function tryPin(c: StationContext, typed: Typed): Promise<EntryOutcome> {
  const form = parseForm(OperatorEntry, typed);
  if (!form.ok) return { kind: "asked", problems: form.problems };
  const entered = await enterOperator(c.var.office.database.register, actOf(c), form.value);
  switch (entered.kind) {
    case "working":
      return entered;
    case "first":
      return { kind: "asked", problems: [], first: entered.operator };
    case "wrong":
      return { kind: "asked", problems: [{ field: "operatorPin", message: WRONG }] };
    case "waits": {
      const message = `PINの誤りが続いたため、${waitText(entered.until, c.var.at)}待ってから` +
        "もう一度入力してください。";
      return { kind: "asked", problems: [{ field: "operatorPin", message }] };
    }
  }
}

/** Whichever it was: a name that may work here is nobody's to find out by guessing. */
const WRONG =
  "担当者またはPINが違います。PINを忘れたときは、自治体の担当に再発行を依頼してください。";

async function tryOwnPin(
  c: StationContext,
  typed: Typed,
  first: Operator,
): Promise<EntryOutcome> {
  const form = parseForm(OwnPin, typed);
  if (!form.ok) return { kind: "asked", problems: form.problems, first };
  const { register } = c.var.office.database;
  const chosen = await choosePin(register, actOf(c), form.value.ownPin);
  if (!chosen.ok) {
    return { kind: "asked", problems: [{ field: "ownPin", message: chosen.message }], first };
  }
  const standing = await keepOperator(register, c.var.actor, c.var.at);
  return standing.kind === "working" ? standing : { kind: "asked", problems: [] };
}

const ENTRY_FIELDS = ["operatorId", "operatorPin", "ownPin", "ownPinAgain"];

/** What was typed of the form itself, without the entry's fields: never a PIN. */
export function withoutEntry(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).filter(([name]) => !ENTRY_FIELDS.includes(name)),
  );
}
