import assert from "node:assert/strict";
import { addPasskey, offerPasskey } from "../../../db/factor/add_passkey.ts";
import type { FactorVisit } from "../../../db/factor/factor_visit.ts";
import { listFactors } from "../../../db/factor/list_factors.ts";
import { showFactor } from "../../../db/factor/show_factor.ts";
import { askForPasskey } from "../../../db/factor/spend_passkey.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { lookupPending } from "../../../db/session/pending_session.ts";
import { aDatabase } from "../a_database.ts";
import { anAttempt } from "../session/an_account.ts";
import { aFactorVisit, keys, later } from "./a_factor.ts";
import { aPasskey, type Ceremony, PARTY } from "./a_passkey.ts";

const { gate } = await aDatabase();

type Passkey = ReturnType<typeof aPasskey>;

async function add(visit: FactorVisit, passkey: Passkey, given: Partial<Ceremony> = {}) {
  const { challenge } = await offerPasskey(gate, visit, PARTY);
  const enrolment = { label: "鍵", answer: passkey.made({ challenge, ...given }) };
  return await addPasskey(gate, visit, { enrolment, party: PARTY, when: "always" });
}

async function show(visit: FactorVisit, answer: string): Promise<boolean> {
  const shown = { method: "passkey" as const, answer, party: PARTY };
  return (await showFactor({ gate, keys }, visit, shown)).ok;
}

/** Staff with a passkey, and the challenge it is asked to sign. */
async function asked() {
  const visit = await aFactorVisit(gate);
  const passkey = aPasskey();
  assert.ok((await add(visit, passkey)).ok);
  const { challenge } = await askForPasskey(gate, visit, PARTY);
  return { visit, passkey, challenge };
}

Deno.test("a passkey that was added signs in, once for each challenge", async () => {
  const { visit, passkey, challenge } = await asked();
  const answer = passkey.signed({ challenge });
  assert.equal(await show(visit, answer), true);
  assert.equal(await show(later(visit, 1), answer), false);
  const next = await askForPasskey(gate, later(visit, 2), PARTY);
  assert.equal(await show(later(visit, 2), answer), false, "an answer to the one before");
  assert.notEqual(next.challenge, challenge);
});

Deno.test("of three who send the same answer in the same moment one gets through", async () => {
  const { visit, passkey, challenge } = await asked();
  const answer = passkey.signed({ challenge });
  const shown = await Promise.all([1, 2, 3].map(() => show(visit, answer)));
  assert.equal(shown.filter(Boolean).length, 1);
});

const WRONG: [what: string, given: Partial<Ceremony>][] = [
  ["another challenge", { challenge: "AAAA" }],
  ["another site's page", { origin: "https://vrs.example.com" }],
  ["a page of this host on another port", { origin: `${PARTY.origin}:8443` }],
  ["a page without https", { origin: "http://vrs.example.lg.jp" }],
  ["another relying party", { party: "example.lg.jp" }],
  ["what is said at registration", { type: "webauthn.create" }],
];

for (const [what, given] of WRONG) {
  Deno.test(`a passkey that signed ${what} is refused`, async () => {
    const { visit, passkey, challenge } = await asked();
    assert.equal(await show(visit, passkey.signed({ challenge, ...given })), false);
  });
}

Deno.test("a challenge is this session's alone, and five minutes old at most", async () => {
  const { visit, passkey, challenge } = await asked();
  const opened = await openSession(gate, anAttempt({ loginId: visit.loginId }));
  assert.ok(opened.ok);
  const { sessionId } = (await lookupPending(gate, opened.value.token, visit.at))!;
  const answer = passkey.signed({ challenge });
  assert.equal(await show({ ...visit, sessionId }, answer), false);
  assert.equal(await show(later(visit, 300), answer), false);
});

Deno.test("another account's passkey, a stranger's and a forged signature are refused", async () => {
  const { visit, passkey, challenge } = await asked();
  const other = await asked();
  assert.equal(await show(visit, other.passkey.signed({ challenge })), false);
  const again = await askForPasskey(gate, visit, PARTY);
  assert.equal(await show(visit, aPasskey().signed(again)), false);
  const forged = await askForPasskey(gate, visit, PARTY);
  const response = JSON.parse(passkey.signed(forged));
  response.response.signature = JSON.parse(other.passkey.signed(forged)).response.signature;
  assert.equal(await show(visit, JSON.stringify(response)), false);
});

Deno.test("a count that does not go on betrays a copy", async () => {
  const { visit, passkey, challenge } = await asked();
  assert.equal(await show(visit, passkey.signed({ challenge, counter: 7 })), true);
  for (const counter of [0, 6, 7]) {
    const again = await askForPasskey(gate, visit, PARTY);
    assert.equal(await show(visit, passkey.signed({ ...again, counter })), false, `${counter}`);
  }
  const last = await askForPasskey(gate, visit, PARTY);
  assert.equal(await show(visit, passkey.signed({ ...last, counter: 8 })), true);
});

Deno.test("what was made for another page or challenge is not added", async () => {
  const visit = await aFactorVisit(gate);
  const given = [...WRONG.map(([, each]) => each).slice(0, -1), { type: "webauthn.get" as const }];
  for (const each of given) assert.ok(!(await add(visit, aPasskey(), each)).ok);
  assert.deepEqual((await listFactors(gate, visit.accountId)).passkeys, []);
});

Deno.test("a passkey is one account's alone", async () => {
  const passkey = aPasskey();
  const visit = await aFactorVisit(gate);
  assert.ok((await add(visit, passkey)).ok);
  await assert.rejects(add(await aFactorVisit(gate), passkey), { kind: "conflict" });
  const { excludeCredentials } = await offerPasskey(gate, visit, PARTY);
  assert.deepEqual(excludeCredentials?.map(({ id }) => id), [passkey.id]);
});
