import type { Act } from "../../domain/account/act.ts";
import { type AuditEntry, recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";

/**
 * Writes down a look at a page that several queries make. Before the page is answered: where this
 * fails, nobody has seen it.
 */
export function recordLook(register: Register, act: Act, entry: AuditEntry): Promise<void> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, (tx) => recordAct(tx, code, { by: act, entry }));
}
