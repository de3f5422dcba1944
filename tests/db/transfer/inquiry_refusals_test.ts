import assert from "node:assert/strict";
import { makeInquiry } from "../../../db/transfer/make_inquiry.ts";
import type { Act } from "../../../domain/account/act.ts";
import { AppError } from "../../../domain/app_error.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality, anAct } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aMyNumber, aRecipient } from "../upload/a_recipient.ts";
import { ask, aTown, aTransferOffice, criteriaOf } from "./two_towns.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = aTransferOffice(database);
const about = criteriaOf(aRecipient());
const asked = await aTown(database);
const otherCode = asked.actor.municipalityCode;
const later = (minutes: number) => new Date(TEST_TIME.getTime() + minutes * 60_000);

/** The same person at the desk, at another time. */
function at(act: Act, time: Date): Act {
  return { ...act, at: time, requestId: crypto.randomUUID() };
}

async function disabledTown(): Promise<string> {
  const { actor } = await aTown(database);
  await owner`
    update account set disabled_at = now() where municipality_code = ${actor.municipalityCode}`;
  return actor.municipalityCode;
}

const unaskable: [what: string, code: (asking: Act) => string | Promise<string>, why: RegExp][] = [
  ["one's own", (asking) => asking.actor.municipalityCode, /照会・補正で調べてください/],
  ["no", () => "000000", /転出元の自治体を選び直してください/],
  ["a prefecture as", () => "130001", /転出元の自治体を選び直してください/],
  ["an unregistered", aMunicipality, /VRSを利用していないため.*電話などで/],
  ["a left", disabledTown, /VRSを利用していないため/],
];
for (const [what, code, why] of unaskable) {
  Deno.test(`${what} municipality is not asked, the sentence says what to do, nothing is written`, async () => {
    const asking = await aTown(database);
    const result = await makeInquiry(office, asking, { otherCode: await code(asking), about });
    assert.ok(!result.ok);
    assert.match(result.message, why);
    assert.equal(await countRows(owner, "inquiry", asking.actor.municipalityCode), 0);
  });
}

Deno.test("who has asked too often is told from when on it goes on, and the audit keeps it", async () => {
  const asking = await aTown(database);
  const limited = aTransferOffice(database, { limits: { perAccount: 2, perMunicipality: 9 } });
  await ask(limited, at(asking, later(0.5)), { otherCode, about });
  await ask(limited, at(asking, later(10)), { otherCode, about });
  const refused = at(asking, later(20));
  await assert.rejects(makeInquiry(limited, refused, { otherCode, about }), (error) => {
    assert.ok(error instanceof AppError && error.kind === "too_many");
    assert.match(error.message, /あなたの照会が、1時間に2件の上限/);
    assert.match(error.message, /2021年7月1日 11:01から照会できます/);
    return true;
  });
  const [entry] = await owner`select * from audit where request_id = ${refused.requestId}`;
  assert.deepEqual([entry!.act, entry!.detail], ["inquiry_refused", { by: "account", limit: 2 }]);
  await assert.rejects(makeInquiry(limited, at(asking, later(60)), { otherCode, about }), AppError);
  assert.ok((await makeInquiry(limited, at(asking, later(61)), { otherCode, about })).ok);
});

Deno.test("colleagues share the municipality's limit, lists of incomers do not count", async () => {
  const asking = await aTown(database);
  const code = asking.actor.municipalityCode;
  const colleague = anAct({ actor: { ...asking.actor, accountId: crypto.randomUUID() } });
  const limited = aTransferOffice(database, { limits: { perAccount: 9, perMunicipality: 2 } });
  await ask(limited, asking, { otherCode, about });
  await owner`update inquiry set batch_id = ${crypto.randomUUID()} where municipality_code = ${code}`;
  await ask(limited, asking, { otherCode, about });
  await ask(limited, colleague, { otherCode, about });
  await assert.rejects(makeInquiry(limited, asking, { otherCode, about }), /この自治体の照会が/);
  const neighbour = await aTown(database);
  await ask(limited, neighbour, { otherCode, about });
});

Deno.test("of two who take the last place in one instant, one has to wait", async () => {
  const asking = await aTown(database);
  const limited = aTransferOffice(database, { limits: { perAccount: 3, perMunicipality: 9 } });
  const tries = Array.from(
    { length: 8 },
    () => makeInquiry(limited, at(asking, TEST_TIME), { otherCode, about }),
  );
  const results = await Promise.allSettled(tries);
  assert.equal(results.filter(({ status }) => status === "fulfilled").length, 3);
  assert.equal(await countRows(owner, "inquiry", asking.actor.municipalityCode), 3);
});

Deno.test("two municipalities that ask each other in one instant do not wait for each other for ever", async () => {
  const towns = [await aTown(database), await aTown(database)];
  const tries = Array.from({ length: 12 }, (_, index) => {
    const [asking, other] = index % 2 === 0 ? towns : towns.toReversed();
    return ask(office, asking!, { otherCode: other!.actor.municipalityCode, about });
  });
  assert.equal((await Promise.all(tries)).length, 12);
});

Deno.test("a form sent twice asks once, also in one instant and when the limit is reached", async () => {
  const asking = await aTown(database);
  const limited = aTransferOffice(database, { limits: { perAccount: 1, perMunicipality: 9 } });
  const question = { otherCode, about, id: crypto.randomUUID() };
  const made = await Promise.all([1, 2, 3].map(() => ask(limited, asking, question)));
  assert.deepEqual(made[1], made[0]);
  assert.deepEqual(made[2], made[0]);
  assert.equal(await countRows(owner, "inquiry", asking.actor.municipalityCode), 1);
  assert.equal(await countRows(owner, "inquiry_event", asking.actor.municipalityCode), 1);
});

Deno.test("a form that comes back with another question asks that one too", async () => {
  const asking = await aTown(database);
  const id = crypto.randomUUID();
  const questions = [
    { otherCode, about, id },
    { otherCode, about: { ...about, birthDate: "1956-04-13" }, id },
    { otherCode, about: { kind: "my_number" as const, myNumber: aMyNumber(77) }, id },
  ];
  const ids = new Set<string>();
  for (const question of questions) ids.add((await ask(office, asking, question)).id);
  assert.equal(ids.size, 3);
});

Deno.test("another account cannot reach a case by the id of its form", async () => {
  const asking = await aTown(database);
  const colleague = anAct({ actor: { ...asking.actor, accountId: crypto.randomUUID() } });
  const question = { otherCode, about, id: crypto.randomUUID() };
  const first = await ask(office, asking, question);
  const second = await ask(office, colleague, question);
  assert.notEqual(second.id, first.id);
});
