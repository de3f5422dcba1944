import { deviceName } from "../domain/account/device_name.ts";
import type { SessionCircumstances } from "../db/session/start_session.ts";
import type { RequestContext } from "./app_env.ts";
import { clientAddress } from "./client_address.ts";

/** What a session that this request begins is to know of it. */
export function sessionCircumstances(c: RequestContext): SessionCircumstances {
  return {
    at: c.var.at,
    requestId: c.var.requestId,
    address: clientAddress(c),
    device: deviceName(c.req.header("user-agent") ?? ""),
    idleMinutes: c.var.office.configuration.VRS_IDLE_MINUTES,
  };
}
