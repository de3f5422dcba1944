import { addAccount } from "../../../db/account/add_account.ts";
import type { NewAccount } from "../../../db/account/insert_account.ts";
import type { Gate } from "../../../db/database.ts";
import { lookupActor } from "../../../db/session/lookup_actor.ts";
import { openSession, type SignInAttempt } from "../../../db/session/open_session.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { Actor } from "../../../domain/account/actor.ts";
import { TEST_TIME } from "../a_database.ts";

/** Of every session that tests open, unless they say otherwise. */
export const IDLE_MINUTES = 120;
export const A_PASSWORD = "正しい馬の電池ホチキス 42";

let accountsMade = 0;

/** Adds an account with `A_PASSWORD`, national unless said otherwise; answers its id and login. */
export async function anAccount(
  gate: Gate,
  given: Partial<NewAccount> = {},
): Promise<{ id: string; loginId: string; setupToken?: string }> {
  const loginId = `kokumin-${++accountsMade}@example.go.jp`;
  const added = await addAccount(gate, {
    kind: "national",
    loginId,
    municipalityCode: null,
    prefectureCode: null,
    password: A_PASSWORD,
    ...given,
  }, TEST_TIME);
  if (!added.ok) throw new Error(added.message);
  return { ...added.value, loginId: given.loginId ?? loginId };
}

/** Right password, from a place that is let in. */
export function anAttempt(given: Partial<SignInAttempt> & { loginId: string }): SignInAttempt {
  return {
    password: A_PASSWORD,
    at: TEST_TIME,
    address: "192.0.2.7",
    requestId: crypto.randomUUID(),
    device: "Windows・Edge",
    idleMinutes: IDLE_MINUTES,
    isAdmitted: () => true,
    secondFactor: "optional",
    ...given,
  };
}

/** Signs in and answers the cookie's token and the actor it stands for. */
export async function aSession(
  gate: Gate,
  loginId: string,
): Promise<{ token: string; actor: Actor; act: Act<Actor> }> {
  const opened = await openSession(gate, anAttempt({ loginId }));
  if (!opened.ok) throw new Error(opened.message);
  const actor = await lookupActor(gate, opened.value.token, TEST_TIME);
  const circumstances = { at: TEST_TIME, requestId: crypto.randomUUID(), address: "192.0.2.7" };
  return { token: opened.value.token, actor: actor!, act: { actor: actor!, ...circumstances } };
}
