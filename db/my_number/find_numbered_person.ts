import type { Act } from "../../domain/account/act.ts";
import type { RecordPerson } from "../../domain/record/person_record.ts";
import type { Protection } from "../../domain/record/protection.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { listProtections } from "../protection/list_protections.ts";
import { refuseMissing } from "../record/find_record.ts";
import { lookupPerson } from "../record/lookup_record.ts";
import { inMunicipality } from "../tenant.ts";

/** Whose My Number is asked for; the number itself is not read. */
export interface NumberedPerson {
  person: RecordPerson;
  /** Every 支援措置, the newest first. */
  protections: Protection[];
}

/** The person before whose My Number a reason is asked for; who looked is audited. */
export function findNumberedPerson(
  register: Register,
  act: Act,
  recipientId: string,
): Promise<NumberedPerson> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const person = await lookupPerson(tx, code, recipientId);
    if (!person) return refuseMissing();
    const subject = { kind: "recipient" as const, id: recipientId };
    await recordAct(tx, code, { by: act, entry: { act: "recipient_viewed", subject } });
    return { person, protections: await listProtections(tx, code, recipientId) };
  });
}
