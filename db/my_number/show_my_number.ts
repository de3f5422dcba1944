import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import {
  type MyNumberForm,
  SHOWN_PER_HOUR,
  shownSince,
  shownTooOften,
} from "../../domain/record/my_number_showing.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { refuseMissing } from "../record/find_record.ts";
import { lookupPerson } from "../record/lookup_record.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/** What showing a My Number needs: the register, and the keys. */
export interface MyNumberOffice {
  register: Register;
  myNumbers: MyNumberSealer;
}

interface Showing {
  recipientId: string;
  reason: MyNumberForm;
}

/**
 * A person's My Number, for the screen and nothing else. Who asked, and why, is audited before it
 * leaves; the number is not. Refused when the person has none, or to an account that has been shown
 * too many in the last hour.
 */
export async function showMyNumber(
  { register, myNumbers }: MyNumberOffice,
  act: Act,
  { recipientId, reason }: Showing,
): Promise<Result<string>> {
  const code = act.actor.municipalityCode;
  return await inMunicipality(register, code, async (tx) => {
    const person = await lookupPerson(tx, code, recipientId);
    if (!person) return refuseMissing();
    await refuseTooMany(tx, act);
    const stored = await tx.selectFrom("recipient").select("my_number_sealed as sealed")
      .select("resident_number_key as residentNumberKey")
      .where("municipality_code", "=", code).where("id", "=", recipientId).executeTakeFirst();
    if (!stored?.sealed) return failure(NO_NUMBER);
    const { residentNumberKey } = stored;
    const myNumber = myNumbers.open(stored.sealed, { municipalityCode: code, residentNumberKey });
    await recordAct(tx, code, {
      by: act,
      entry: {
        act: "my_number_shown",
        subject: { kind: "recipient", id: recipientId },
        detail: { reason: reason.myNumberReason, note: reason.myNumberNote },
      },
    });
    return success(myNumber);
  });
}

const NO_NUMBER = "この人のマイナンバーは登録されていません。";

/** One account's requests wait for each other, so that no two take the last place. */
async function refuseTooMany(
  tx: MunicipalityTransaction,
  { actor: { accountId, municipalityCode }, at }: Act,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`my_number:${accountId}`}, 0))`
    .execute(tx);
  const filling = await tx.selectFrom("audit").select("at")
    .where("municipality_code", "=", municipalityCode).where("at", ">", shownSince(at))
    .where("act", "=", "my_number_shown").where("account_id", "=", accountId)
    .orderBy("at", "desc").offset(SHOWN_PER_HOUR - 1).limit(1).executeTakeFirst();
  if (filling) throw new AppError("too_many", shownTooOften(filling.at));
}
