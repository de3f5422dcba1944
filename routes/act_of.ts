import type { Act } from "../domain/account/act.ts";
import type { Actor } from "../domain/account/actor.ts";
import type { RequestContext } from "./app_env.ts";
import { clientAddress } from "./client_address.ts";

/** Who does what this request asks, when and from where: what commands write down. */
export function actOf<Who extends Actor>(
  c: RequestContext & { var: { actor: Who } },
): Act<Who> {
  return {
    actor: c.var.actor,
    at: c.var.at,
    requestId: c.var.requestId,
    address: clientAddress(c),
  };
}
