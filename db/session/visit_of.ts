import type { Act } from "../../domain/account/act.ts";
import type { Actor } from "../../domain/account/actor.ts";
import type { GateVisit } from "../audit.ts";

/** The gate's view of an act by someone who is signed in. */
export function visitOf({ actor, at, address, requestId }: Act<Actor>): GateVisit {
  return {
    at,
    loginId: actor.loginId,
    accountId: actor.accountId,
    municipalityCode: "municipalityCode" in actor ? actor.municipalityCode : null,
    address,
    requestId,
  };
}
