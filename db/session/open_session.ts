import type { AccountKind } from "../../domain/account/account_kind.ts";
import type { SecondFactorRule } from "../../domain/account/second_factor.ts";
import { SIGN_IN_REFUSED, type SignIn } from "../../domain/account/sign_in.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { passwordMatches } from "../account/password_hash.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { factorStanding } from "../factor/factor_standing.ts";
import {
  accountSubject,
  addressSubject,
  forgetTries,
  giveTryBack,
  type TakenTry,
  takeTry,
  unknownSubject,
} from "./sign_in_tries.ts";
import {
  type OpenedSession,
  type SessionCircumstances,
  startPending,
  startSession,
} from "./start_session.ts";

const UNKNOWN_ID = "（登録のないID）";

export interface SignInAttempt extends SignIn, SessionCircumstances {
  /** Whether this kind of account may come in from `address`. */
  isAdmitted(kind: AccountKind): boolean;
  /** `VRS_SECOND_FACTOR`. */
  secondFactor: SecondFactorRule;
}

/**
 * Signs in, as far as the password goes. Unknown ID, wrong password, disabled, not admitted and
 * locked out are refused alike, after the same statements and one comparison of a password
 * (`matches`); the audit says which it was.
 */
export async function openSession(
  gate: Gate,
  attempt: SignInAttempt,
  matches = passwordMatches,
): Promise<Result<OpenedSession>> {
  const account = await lookupAccount(gate, attempt.loginId);
  const own = account ? accountSubject(account.id) : unknownSubject(attempt.loginId);
  const taken = await takeTry(gate, [own, addressSubject(attempt.address)], attempt.at);
  const isRight = await matches(account?.password_hash ?? null, attempt.password);
  const reason = refusalOf({ account, taken, isRight, attempt });
  if (!account || !taken || reason) {
    await recordVisit(gate, visitOf(attempt, account), {
      act: "sign_in_failed",
      detail: { reason },
    });
    return failure(SIGN_IN_REFUSED);
  }
  await giveTryBack(gate, taken);
  await forgetTries(gate, [own]);
  const { id, kind, login_id: loginId, municipality_code: municipalityCode } = account;
  const needsFactor = await factorStanding(gate, id, attempt.secondFactor) !== "none";
  if (needsFactor) {
    await recordVisit(gate, visitOf(attempt, account), { act: "factor_asked" });
  }
  const start = needsFactor ? startPending : startSession;
  return success(await start(gate, { id, kind, loginId, municipalityCode }, attempt));
}

interface Weighed {
  account: Account | undefined;
  taken: TakenTry | undefined;
  isRight: boolean;
  attempt: SignInAttempt;
}

/** For the audit alone. */
function refusalOf({ account, taken, isRight, attempt }: Weighed): string | undefined {
  if (!taken) return "locked";
  if (!account) return "unknown";
  if (!isRight) return "password";
  if (account.disabled_at) return "disabled";
  return attempt.isAdmitted(account.kind) ? undefined : "network";
}

function visitOf({ at, address, requestId }: SignInAttempt, account: Account | undefined) {
  return {
    at,
    address,
    requestId,
    // What was typed may be a password in the wrong field.
    loginId: account?.login_id ?? UNKNOWN_ID,
    accountId: account?.id ?? null,
    municipalityCode: account?.municipality_code ?? null,
  };
}

type Account = NonNullable<Awaited<ReturnType<typeof lookupAccount>>>;

function lookupAccount(gate: Gate, loginId: string) {
  return gate.selectFrom("account").leftJoin("credential", "credential.account_id", "account.id")
    .select(["id", "kind", "login_id", "municipality_code", "disabled_at", "password_hash"])
    .where((where) => where(where.fn("lower", ["login_id"]), "=", loginId.toLowerCase()))
    .executeTakeFirst();
}
