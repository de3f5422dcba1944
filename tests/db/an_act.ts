import type { Act } from "../../domain/account/act.ts";
import type { RegisterActor } from "../../domain/account/actor.ts";
import { MUNICIPALITIES } from "../../domain/municipality/municipality_master.ts";
import { TEST_TIME } from "./a_database.ts";

let municipalitiesTaken = 0;

/** The code of a municipality that no other test of this file uses. */
export function aMunicipality(): string {
  return MUNICIPALITIES[municipalitiesTaken++]!.code;
}

/** Staff of a municipality of their own, unless one is given. */
export function anActor(given: Partial<RegisterActor> = {}): RegisterActor {
  return {
    kind: "municipal",
    role: "general",
    municipalityCode: given.municipalityCode ?? aMunicipality(),
    accountId: crypto.randomUUID(),
    loginId: "yakuba@town.lg.jp",
    sessionId: crypto.randomUUID(),
    ...given,
  };
}

/** An act of `anActor(…)` or of the actor given. */
export function anAct(given: Partial<Act> = {}): Act {
  return {
    actor: anActor(),
    at: TEST_TIME,
    requestId: crypto.randomUUID(),
    address: "192.0.2.7",
    ...given,
  };
}
