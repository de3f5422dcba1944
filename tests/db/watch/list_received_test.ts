import assert from "node:assert/strict";
import { listReceived } from "../../../db/watch/list_received.ts";
import { WHOLE_TIME } from "../../../domain/record/viewing_period.ts";
import type { ReceivedFilter } from "../../../domain/transfer/received_filter.ts";
import { aDatabase } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { aCase } from "../transfer/a_case.ts";

const database = await aDatabase();

function received(code: string, filter: Partial<ReceivedFilter> = {}, limit = 100) {
  const page = { filter: { period: WHOLE_TIME, ...filter }, limit, offset: 0 };
  return listReceived(database.register, code, page);
}

Deno.test("every inquiry about people here is listed, hit or miss, the newest first", async () => {
  const [asked, asking] = [aMunicipality(), aMunicipality()];
  const ids = [];
  for (const [day, finding] of [[1, "one"], [2, "none"], [3, "several"], [4, "held"]] as const) {
    const askedAt = new Date(`2021-07-0${day}T01:00:00Z`);
    ids.unshift(await aCase(database, { asking, asked, finding, askedAt, loginId: "k@b.lg.jp" }));
  }
  const { inquiries, total, askers } = await received(asked);
  assert.deepEqual(inquiries.map(({ id }) => id), ids);
  assert.equal(inquiries[0]!.askedBy, "k@b.lg.jp");
  assert.equal(total, 4);
  assert.deepEqual(askers, [{ otherCode: asking, count: 4, missCount: 1 }]);
});

Deno.test("what was asked from here, and what neighbours were asked, is not in it", async () => {
  const [ours, theirs] = [aMunicipality(), aMunicipality()];
  await aCase(database, { asking: ours, asked: theirs });
  assert.deepEqual((await received(ours)).inquiries, []);
});

Deno.test("the list is narrowed down by municipality, finding and days in Japan", async () => {
  const [asked, one, other] = [aMunicipality(), aMunicipality(), aMunicipality()];
  const at = (time: string) => new Date(time);
  const late = at("2021-07-01T23:59:59+09:00");
  await aCase(database, { asking: one, asked, finding: "none", askedAt: late });
  await aCase(database, { asking: one, asked, askedAt: at("2021-07-02T00:00:00+09:00") });
  await aCase(database, { asking: other, asked, askedAt: at("2021-07-02T23:59:59+09:00") });
  const count = async (filter: Partial<ReceivedFilter>) => (await received(asked, filter)).total;
  assert.equal(await count({}), 3);
  assert.equal(await count({ otherCode: one }), 2);
  assert.equal(await count({ finding: "none" }), 1);
  assert.equal(await count({ period: { from: "2021-07-02", to: null } }), 2);
  assert.equal(await count({ period: { from: null, to: "2021-07-01" } }), 1);
  assert.equal(
    await count({ otherCode: one, period: { from: "2021-07-02", to: "2021-07-02" } }),
    1,
  );
  const { askers } = await received(asked, { otherCode: other });
  assert.deepEqual(askers.map(({ count }) => count), [2, 1], "all of them, the most first");
});

Deno.test("a page of the list knows how many there are on all pages", async () => {
  const [asked, asking] = [aMunicipality(), aMunicipality()];
  for (let each = 0; each < 3; each++) await aCase(database, { asking, asked });
  const { inquiries, total } = await received(asked, {}, 2);
  assert.deepEqual([inquiries.length, total], [2, 3]);
});
