import assert from "node:assert/strict";
import { addTotp } from "../../../db/factor/add_totp.ts";
import { showFactor, TOO_MANY_TRIES } from "../../../db/factor/show_factor.ts";
import { offerTotp, offerTotpAgain, STALE_OFFER } from "../../../db/factor/totp_secret.ts";
import { TOTP_REFUSED } from "../../../domain/account/totp_code.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { aFactorVisit, anApp, codeOf, keys, later, wrongCode } from "./a_factor.ts";
import type { FactorVisit } from "../../../db/factor/factor_visit.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;

const show = (visit: FactorVisit, code: string) =>
  showFactor({ gate, keys }, visit, { method: "totp", code });
const RIGHT = { ok: true, value: null };
const REFUSED = { ok: false, message: TOTP_REFUSED };

Deno.test("the app's code of now is right, and those of the steps beside it", async () => {
  for (const seconds of [-30, 0, 30]) {
    const visit = later(await aFactorVisit(gate), 0);
    const { secret } = await anApp(gate, visit);
    const at = new Date(visit.at.getTime() + seconds * 1000);
    assert.deepEqual(await show(visit, codeOf(secret, at)), RIGHT, `${seconds} seconds`);
  }
});

Deno.test("a code of two steps away, another app's and a wrong one are refused, and audited", async () => {
  const visit = await aFactorVisit(gate);
  const { secret } = await anApp(gate, visit);
  const other = await anApp(gate, await aFactorVisit(gate));
  const codes = [
    codeOf(secret, later(visit, -60).at),
    codeOf(secret, later(visit, 60).at),
    codeOf(other.secret, visit.at),
    wrongCode(secret, visit.at),
  ];
  for (const code of codes) assert.deepEqual(await show(visit, code), REFUSED);
  const rows = await owner`
    select detail from audit where act = 'factor_failed' and account_id = ${visit.accountId}`;
  assert.deepEqual(rows.map(({ detail }) => detail), codes.map(() => ({ method: "totp" })));
});

Deno.test("a code is good once: neither it nor an older one is taken again", async () => {
  const visit = await aFactorVisit(gate);
  const { secret } = await anApp(gate, visit);
  assert.deepEqual(await show(visit, codeOf(secret, visit.at)), RIGHT);
  assert.deepEqual(await show(later(visit, 1), codeOf(secret, visit.at)), REFUSED);
  assert.deepEqual(await show(later(visit, 2), codeOf(secret, later(visit, -28).at)), REFUSED);
  const next = later(visit, 30);
  assert.deepEqual(await show(next, codeOf(secret, next.at)), RIGHT);
});

Deno.test("of ten who show the same code in the same moment one gets through", async () => {
  const visit = await aFactorVisit(gate);
  const { secret } = await anApp(gate, visit);
  const code = codeOf(secret, visit.at);
  // Nothing is compared for who comes when five are under way, right code or not.
  const shown = await Promise.all(Array.from({ length: 10 }, () => show(visit, code)));
  assert.equal(shown.filter(({ ok }) => ok).length, 1);
});

Deno.test("the code that added the app does not sign in with it", async () => {
  const visit = await aFactorVisit(gate);
  const { secret, offer } = offerTotp(keys, visit);
  const code = codeOf(secret, visit.at);
  const added = await addTotp({ gate, keys }, visit, {
    enrolment: { offer, code },
    when: "always",
  });
  assert.ok(added.ok);
  assert.deepEqual(await show(visit, code), REFUSED);
});

Deno.test("who guesses has to wait ever longer, even for the right code", async () => {
  const visit = await aFactorVisit(gate);
  const { secret } = await anApp(gate, visit);
  let refused = 0;
  for (let tries = 0; tries < 200; tries++) {
    const answer = await show(later(visit, tries), wrongCode(secret, visit.at));
    if (!answer.ok && answer.message === TOO_MANY_TRIES) refused++;
  }
  assert.ok(refused > 190, `${refused} of 200 were not even looked at`);
  const soon = later(visit, 201);
  assert.deepEqual(await show(soon, codeOf(secret, soon.at)), {
    ok: false,
    message: TOO_MANY_TRIES,
  });
  const nextDay = later(visit, 86_400);
  assert.deepEqual(await show(nextDay, codeOf(secret, nextDay.at)), RIGHT);
});

Deno.test("an offer is good for the session it was made to, for half an hour, once", async () => {
  const visit = await aFactorVisit(gate);
  const { secret, offer } = offerTotp(keys, visit);
  const add = (by: FactorVisit, text = offer) =>
    addTotp({ gate, keys }, by, {
      enrolment: { offer: text, code: codeOf(secret, by.at) },
      when: "always",
    });
  const stale = { ok: false, message: STALE_OFFER };
  assert.deepEqual(await add({ ...visit, sessionId: crypto.randomUUID() }), stale);
  assert.deepEqual(await add({ ...visit, accountId: (await aFactorVisit(gate)).accountId }), stale);
  assert.deepEqual(await add(later(visit, 30 * 60)), stale);
  for (const forged of ["", "00", "zz", offer.slice(2), offer.replace(/.$/, "x")]) {
    assert.deepEqual(await add(visit, forged), stale, forged);
  }
  assert.ok((await add(later(visit, 60))).ok);
  assert.deepEqual(await add(later(visit, 120)), stale);
});

Deno.test("a refused form offers the same secret again; a stale one a new one", async () => {
  const visit = await aFactorVisit(gate);
  const offered = offerTotp(keys, visit);
  assert.equal(offerTotpAgain(keys, later(visit, 60), offered.offer).secret, offered.secret);
  assert.notEqual(offerTotpAgain(keys, visit, "00").secret, offered.secret);
});

Deno.test("a new app takes the place of the former, whose codes are void", async () => {
  const visit = await aFactorVisit(gate);
  const former = await anApp(gate, later(visit, -300));
  const current = await anApp(gate, visit);
  assert.deepEqual(await show(visit, codeOf(former.secret, visit.at)), REFUSED);
  assert.deepEqual(await show(visit, codeOf(current.secret, visit.at)), RIGHT);
  assert.deepEqual(current.recoveryCodes, [], "those of the first app go on");
});

Deno.test("as a first factor nothing is added to an account that has one", async () => {
  const visit = await aFactorVisit(gate);
  await anApp(gate, visit);
  const { secret, offer } = offerTotp(keys, visit);
  const enrolment = { offer, code: codeOf(secret, visit.at) };
  const added = await addTotp({ gate, keys }, visit, { enrolment, when: "as_first" });
  assert.ok(!added.ok && /既に設定されています/.test(added.message));
});

Deno.test("nothing in the database is the app's secret", async () => {
  const visit = await aFactorVisit(gate);
  const { secret } = await anApp(gate, visit);
  const [row] =
    await owner`select t::text as row from totp t where account_id = ${visit.accountId}`;
  assert.ok(!row!.row.includes(secret));
  assert.ok(!row!.row.includes(Buffer.from(secret).toString("hex")));
});
