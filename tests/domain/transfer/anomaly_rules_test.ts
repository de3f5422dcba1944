import assert from "node:assert/strict";
import fc from "fast-check";
import type { WatchedInquiry } from "../../../domain/transfer/anomaly.ts";
import { type AnomalyRuleName, findAnomalies } from "../../../domain/transfer/anomaly_rules.ts";

/** 1 July 2021 was a Thursday. */
const THURSDAY = "2021-07-01T10:00:00+09:00";
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let made = 0;

/** A hit of one account at a time of its own, about somebody nobody else is asked about. */
function anInquiry(given: Partial<WatchedInquiry> = {}): WatchedInquiry {
  const id = `inquiry-${++made}`;
  return {
    id,
    at: new Date(THURSDAY),
    accountId: "account-1",
    loginId: "one@city.lg.jp",
    isHit: true,
    personKey: id,
    batchId: null,
    ...given,
  };
}

function several(count: number, given: Partial<WatchedInquiry> = {}): WatchedInquiry[] {
  return Array.from({ length: count }, () => anInquiry(given));
}

const after = (ms: number) => new Date(Date.parse(THURSDAY) + ms);

function found(rule: AnomalyRuleName, inquiries: WatchedInquiry[]) {
  return findAnomalies({ inquiries, refusals: [] }).filter((anomaly) => anomaly.rule === rule);
}

function counts(rule: AnomalyRuleName, inquiries: WatchedInquiry[]): number[] {
  return found(rule, inquiries).map(({ count }) => count);
}

Deno.test("ordinary inquiries are nothing odd", () => {
  assert.deepEqual(findAnomalies({ inquiries: several(20), refusals: [] }), []);
});

Deno.test("five inquiries of a day that find nobody are odd, four are not", () => {
  assert.deepEqual(counts("no_hits", several(4, { isHit: false })), []);
  assert.deepEqual(counts("no_hits", several(5, { isHit: false })), [5]);
});

Deno.test("misses are odd while they are at least half of the account's day", () => {
  const misses = several(5, { isHit: false });
  assert.deepEqual(counts("no_hits", [...misses, ...several(5)]), [5]);
  assert.deepEqual(counts("no_hits", [...misses, ...several(6)]), []);
  const byOther = several(6, { accountId: "account-2", loginId: "two@city.lg.jp" });
  assert.deepEqual(counts("no_hits", [...misses, ...byOther]), [5]);
});

Deno.test("misses of two days, or of two accounts, are not added up", () => {
  const today = several(3, { isHit: false });
  assert.deepEqual(
    counts("no_hits", [...today, ...several(2, { isHit: false, accountId: "2" })]),
    [],
  );
  const tomorrow = several(2, { isHit: false, at: after(DAY_MS) });
  assert.deepEqual(counts("no_hits", [...today, ...tomorrow]), []);
});

Deno.test("a day ends at midnight in Japan", () => {
  const before = several(3, { isHit: false, at: new Date("2021-07-01T14:59:59Z") });
  const since = several(2, { isHit: false, at: new Date("2021-07-01T15:00:00Z") });
  assert.deepEqual(counts("no_hits", [...before, ...since]), []);
});

Deno.test("one inquiry after hours is odd, with its case", () => {
  const late = anInquiry({ at: new Date("2021-07-01T20:00:00+09:00") });
  const [anomaly, ...others] = found("after_hours", [late, ...several(3)]);
  assert.deepEqual(others, []);
  assert.deepEqual(anomaly!.inquiryIds, [late.id]);
  assert.deepEqual(anomaly!.loginIds, ["one@city.lg.jp"]);
});

Deno.test("the same person is odd from the third inquiry within thirty days, whoever asks", () => {
  const about = (days: number, accountId: string) =>
    anInquiry({ personKey: "p", at: after(days * DAY_MS), accountId, loginId: accountId });
  assert.deepEqual(counts("same_person", [about(0, "a"), about(1, "b")]), []);
  const [anomaly] = found("same_person", [about(0, "a"), about(1, "b"), about(30, "a")]);
  assert.deepEqual([anomaly!.count, anomaly!.loginIds], [3, ["a", "b"]]);
});

Deno.test("three inquiries about one person in more than thirty days are not odd", () => {
  const about = (ms: number) => anInquiry({ personKey: "p", at: after(ms) });
  assert.deepEqual(counts("same_person", [0, DAY_MS, 30 * DAY_MS + 1].map(about)), []);
});

Deno.test("thirty inquiries of an account within an hour are odd, twenty-nine are not", () => {
  const each = (minutes: number) => anInquiry({ at: after(minutes * MINUTE_MS) });
  const minutes = Array.from({ length: 30 }, (_, index) => index * 2);
  assert.deepEqual(counts("many_in_an_hour", minutes.map(each)), [30]);
  assert.deepEqual(counts("many_in_an_hour", minutes.slice(1).map(each)), []);
  const spread = minutes.map((minute) => minute * 61 / 58);
  assert.deepEqual(counts("many_in_an_hour", spread.map(each)), [], "61 minutes");
});

Deno.test("what was refused by the limit is odd, and has no case", () => {
  const refusal = { at: after(0), accountId: "account-1", loginId: "one@city.lg.jp" };
  const [anomaly] = findAnomalies({ inquiries: [], refusals: [refusal, refusal] });
  assert.deepEqual([anomaly!.rule, anomaly!.count, anomaly!.inquiryIds], ["refused", 2, []]);
});

Deno.test("a list of incomers counts as one inquiry, however long it is", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), (rows) => {
    const batch = several(rows, { batchId: "batch-1", isHit: false });
    assert.deepEqual(findAnomalies({ inquiries: batch, refusals: [] }), []);
    const late = batch.map((row) => ({ ...row, at: new Date("2021-07-03T10:00:00+09:00") }));
    assert.deepEqual(counts("after_hours", late), [1]);
  }));
});

Deno.test("somebody who stands in three lists of incomers was asked about three times", () => {
  const lists = ["x", "y", "z"].flatMap((batchId) => several(2, { batchId, personKey: "p" }));
  assert.deepEqual(counts("same_person", lists), [3]);
  assert.deepEqual(counts("same_person", lists.slice(0, 4)), []);
});

const anyInquiry = fc.record({
  id: fc.uuid(),
  at: fc.date({
    min: new Date("2021-06-01"),
    max: new Date("2021-07-15"),
    noInvalidDate: true,
  }),
  accountId: fc.constantFrom("a", "b"),
  isHit: fc.boolean(),
  personKey: fc.constantFrom("p", "q", "r"),
  batchId: fc.constantFrom(null, null, "x", "y"),
}).map((inquiry): WatchedInquiry => ({ ...inquiry, loginId: inquiry.accountId }));

Deno.test("the order in which inquiries are read changes nothing", () => {
  fc.assert(fc.property(fc.array(anyInquiry, { maxLength: 40 }), (inquiries) => {
    const told = (all: WatchedInquiry[]) => findAnomalies({ inquiries: all, refusals: [] });
    assert.deepEqual(told(inquiries.toReversed()), told(inquiries));
  }));
});

Deno.test("each anomaly has a key of its own, and names only cases that were made in its period", () => {
  fc.assert(fc.property(fc.array(anyInquiry, { maxLength: 40 }), (inquiries) => {
    const alone = inquiries.map((inquiry) => ({ ...inquiry, batchId: null }));
    const anomalies = findAnomalies({ inquiries: alone, refusals: [] });
    assert.equal(new Set(anomalies.map(({ key }) => key)).size, anomalies.length);
    for (const { inquiryIds, from, to } of anomalies) {
      for (const { id, at } of alone) {
        if (inquiryIds.includes(id)) assert.ok(at >= from && at <= to);
      }
    }
  }));
});

Deno.test("another inquiry after hours never hides one that was found", () => {
  fc.assert(fc.property(fc.array(anyInquiry, { maxLength: 20 }), anyInquiry, (before, more) => {
    const keys = (all: WatchedInquiry[]) => found("after_hours", all).map(({ key }) => key);
    const single = { ...more, batchId: null };
    for (const key of keys(before)) assert.ok(keys([...before, single]).includes(key));
  }));
});
