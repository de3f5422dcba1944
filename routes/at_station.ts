import type { Env, MiddlewareHandler } from "hono";
import { every } from "hono/combine";
import { createMiddleware } from "hono/factory";
import { keepWorking, operatorAt } from "../db/operator/operator_standing.ts";
import { all, ask, known, type Question } from "../db/question.ts";
import { type PresetInForce, presetInForce } from "../db/session/session_preset.ts";
import type { RegisterActor } from "../domain/account/actor.ts";
import type { AppEnv } from "./app_env.ts";
import type { StationContext } from "./operator_entry.ts";
import type { StaffedStation } from "./staffed_station.ts";
import { letWork } from "./working_operator.tsx";

/** What a page of a station knows beforehand. */
interface StationEnv<Also> extends Env {
  Variables: AppEnv["Variables"] & {
    actor: RegisterActor;
    preset: PresetInForce | undefined;
    also: Also;
  };
}

/**
 * A station's guard that brings along its presets, and whatever `also` asks of the municipality of
 * who is there: all of it in one round trip, as every person at the counter waits for these pages.
 */
export function atStation<Also>(
  { staff, asksWhoWorks }: StaffedStation,
  also: (c: StationContext) => Question<Also> | Promise<Question<Also>>,
): MiddlewareHandler<AppEnv & StationEnv<Also>> {
  const standing = createMiddleware<AppEnv & StationEnv<Also>>(async (c, next) => {
    const { office: { database: { register } }, actor, at } = c.var;
    const told = await ask(
      register,
      actor.municipalityCode,
      all({
        found: asksWhoWorks ? operatorAt(actor, at) : known(undefined),
        preset: presetInForce(actor),
        also: await also(c),
      }),
    );
    c.set("preset", told.preset);
    c.set("also", told.also);
    if (!told.found) return await next();
    return await letWork(c, await keepWorking(register, actor, told.found), next);
  });
  return every(staff, standing);
}

/** Nothing but the presets. */
export const nothingElse = (): Question<undefined> => known(undefined);
