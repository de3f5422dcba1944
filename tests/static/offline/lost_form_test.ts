import assert from "node:assert/strict";
import { lostDose } from "../../../static/offline/lost_form.ts";
import { readLine } from "../../../static/offline/read_line.ts";
import { aDose, aKit } from "./a_queued_dose.ts";

const now = new Date("2021-07-01T01:00:00Z");
const { clientKey, typed } = aDose();
const form = { ...typed, clientKey, keepAsPreset: "yes" };
const operator = { id: "1", name: "佐藤", pass: "shown" };

Deno.test("a form that was under way is queued under its own client key, by whoever works here", () => {
  const dose = lostDose(form, { kit: aKit({ operator }), queued: [], now });
  const origin = "interrupted";
  assert.deepEqual(dose, aDose({ readAt: now.toISOString(), origin, operator }));
});

const lotOfAnother = { vaccineCode: "moderna", lotNumber: "EP2163", expiresOn: null };
const expired = { vaccineCode: "pfizer", lotNumber: "EP2163", expiresOn: "2021-06-30" };

const notQueued: [what: string, form: Record<string, string>, kit?: Parameters<typeof aKit>[0]][] =
  [
    ["without the person confirmed", { ...form, personConfirmed: "" }],
    ["without a doctor", { ...form, doctorName: "" }],
    ["whose day is to come", { ...form, vaccinatedOn: "2021年7月2日" }],
    ["without a client key", { ...form, clientKey: "" }],
    ["of no ticket", { ...form, ocrLine: "123" }],
    ["whose lot is another maker's, unseen", form, { lots: [lotOfAnother] }],
    ["whose lot has expired, unseen", form, { lots: [expired] }],
  ];

for (const [what, lost, kit] of notQueued) {
  Deno.test(`a form ${what} goes to a person instead`, () => {
    assert.equal(lostDose(lost, { kit: aKit(kit), queued: [], now }), undefined);
  });
}

Deno.test("a ticket whose dose waits already goes to a person instead", () => {
  const ticket = readLine(typed.ocrLine!);
  assert.ok(ticket.ok);
  assert.equal(lostDose(form, { kit: aKit(), queued: [ticket.value], now }), undefined);
});
