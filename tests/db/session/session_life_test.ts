import assert from "node:assert/strict";
import { closeSession } from "../../../db/session/close_session.ts";
import { lookupActor } from "../../../db/session/lookup_actor.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { IDLE_MINUTES, LONGEST_HOURS } from "../../../db/session/session_limits.ts";
import { lookupPreset, rememberPreset } from "../../../db/session/session_preset.ts";
import type { RegisterActor } from "../../../domain/account/actor.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { aDoseEntry } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { anAccount, anAttempt, aSession } from "./an_account.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate, register } = database;

const MINUTE = 60_000;
const after = (minutes: number) => new Date(TEST_TIME.getTime() + minutes * MINUTE);
const isOpen = async (token: string, minutes: number) =>
  await lookupActor(gate, token, after(minutes)) !== undefined;

async function aNationalSession() {
  return await aSession(gate, (await anAccount(gate)).loginId);
}

Deno.test("a session without a request ends after the idle time", async () => {
  const { token } = await aNationalSession();
  assert.equal(await isOpen(token, IDLE_MINUTES), false);
  assert.equal(await isOpen(token, IDLE_MINUTES - 0.001), true);
});

Deno.test("every request starts the idle time anew", async () => {
  const { token } = await aNationalSession();
  assert.equal(await isOpen(token, IDLE_MINUTES - 1), true);
  assert.equal(await isOpen(token, 2 * IDLE_MINUTES - 2), true);
  assert.equal(await isOpen(token, 3 * IDLE_MINUTES - 2), false);
});

Deno.test("however busy, a session ends in the end", async () => {
  const { token } = await aNationalSession();
  const longest = LONGEST_HOURS * 60;
  for (let minutes = 0; minutes < longest; minutes += IDLE_MINUTES / 2) {
    assert.equal(await isOpen(token, minutes), true, `after ${minutes} minutes`);
  }
  assert.equal(await isOpen(token, longest), false);
});

Deno.test("a token that was never given out opens nothing", async () => {
  const { token } = await aNationalSession();
  for (const other of ["", token.slice(1), token.toUpperCase(), `${token} `]) {
    assert.equal(await isOpen(other, 0), false);
  }
});

Deno.test("signing out ends this session alone, and is audited", async () => {
  const { loginId } = await anAccount(gate);
  const [one, other] = [await aSession(gate, loginId), await aSession(gate, loginId)];
  await closeSession(gate, one.act);
  assert.equal(await isOpen(one.token, 0), false);
  assert.equal(await isOpen(other.token, 0), true);
  const [row] = await owner`
    select act, login_id from audit where request_id = ${one.act.requestId}`;
  assert.deepEqual({ ...row }, { act: "sign_out", login_id: loginId });
});

Deno.test("disabling an account ends its open sessions at once", async () => {
  const { id, loginId } = await anAccount(gate);
  const { token } = await aSession(gate, loginId);
  await owner`update account set disabled_at = now() where id = ${id}`;
  assert.equal(await isOpen(token, 0), false);
});

Deno.test("sessions that are over are cleared away by the next sign-in, with what they kept", async () => {
  const municipalityCode = aMunicipality();
  const account = { kind: "venue" as const, loginId: "venue-3", municipalityCode };
  await anAccount(gate, account);
  const actor = (await aSession(gate, "venue-3")).actor as RegisterActor;
  await rememberPreset(register, actor, aDoseEntry());
  const at = after(LONGEST_HOURS * 60 + 1);
  await openSession(gate, anAttempt({ loginId: "venue-3", at }));
  const [over] = await owner`
    select (select count(*) from session where expires_at < ${at}) as sessions,
      (select count(*) from session_preset where session_id = ${actor.sessionId}) as presets`;
  assert.deepEqual({ ...over }, { sessions: 0, presets: 0 });
});

Deno.test("what a session registered with is remembered for it alone; an examination keeps the lot", async () => {
  const municipalityCode = aMunicipality();
  await anAccount(gate, { kind: "venue", loginId: "venue-4", municipalityCode });
  const [mine, other] = [
    (await aSession(gate, "venue-4")).actor as RegisterActor,
    (await aSession(gate, "venue-4")).actor as RegisterActor,
  ];
  await rememberPreset(register, mine, aDoseEntry());
  const examination = { vaccineCode: null, lotNumber: null, venueName: "体育館" };
  await rememberPreset(register, mine, aDoseEntry(examination));
  assert.deepEqual(await lookupPreset(register, mine), {
    venueName: "体育館",
    vaccineCode: "pfizer",
    vaccineMaker: "ファイザー",
    lotNumber: "EY5420",
    doctorName: "医師　花子",
  });
  assert.equal(await lookupPreset(register, other), undefined);
});
