import assert from "node:assert/strict";
import { DEMO_MUNICIPALITY, DEMO_NEIGHBOUR } from "../../../db/demo/demo_accounts.ts";
import { demoAct } from "../../../db/demo/demo_act.ts";
import { demoGuide } from "../../../db/demo/demo_guide.ts";
import { criteriaOf, demoMovers } from "../../../db/demo/demo_movers.ts";
import { DEMO_TOWN, NEIGHBOUR_TOWN } from "../../../db/demo/demo_places.ts";
import { fillDemo } from "../../../db/demo/fill_demo.ts";
import { unknownNames } from "../../../db/demo/unknown_names.ts";
import { listMessages, type MessageBox } from "../../../db/transfer/list_messages.ts";
import { makeInquiry } from "../../../db/transfer/make_inquiry.ts";
import { messageTitle } from "../../../domain/transfer/message_title.ts";
import { transferOffice } from "../../../routes/transfer_office.ts";
import { anOffice } from "../a_database.ts";

const office = await anOffice();
const { database, sealers } = office;
const transfers = transferOffice(office);
const demo = { database, sealers, transfers };
await fillDemo(demo, office.now());

async function titlesIn(municipalityCode: string, box: MessageBox): Promise<string[]> {
  const page = { box, limit: 50, offset: 0 };
  const messages = await listMessages(database.register, municipalityCode, page);
  return messages.map(messageTitle);
}

Deno.test("at first sight both towns' messages hold cases that wait and cases that are done", async () => {
  assert.deepEqual(await titlesIn(DEMO_MUNICIPALITY, "open"), [
    "照会結果（複数名該当）",
    "転入に伴う照会",
    "転入に伴う照会",
    "住民についての照会のお知らせ",
    "照会結果（該当者あり）",
  ]);
  assert.deepEqual((await titlesIn(DEMO_MUNICIPALITY, "handled")).toSorted(), [
    "住民についての照会のお知らせ",
    "照会結果（該当なし）",
    "照会結果（転出確認済み）",
    "転入に伴う照会",
  ]);
  assert.deepEqual(await titlesIn(DEMO_NEIGHBOUR, "open"), [
    "照会結果（該当者なし）",
    "転入に伴う照会",
    "照会結果（複数名該当）",
    "照会結果（確認中）",
    "照会結果（該当者あり）",
    "住民についての照会のお知らせ",
  ]);
});

Deno.test("another start finds the cases as they were left, and the guide says the same", async () => {
  const [before, guide] = [await titlesIn(DEMO_MUNICIPALITY, "open"), await demoGuide(transfers)];
  await fillDemo(demo, office.now());
  assert.deepEqual(await titlesIn(DEMO_MUNICIPALITY, "open"), before);
  assert.equal(await demoGuide(transfers), guide);
});

Deno.test("the guide names people for each answer, and no My Number", async () => {
  const { one, several, held } = demoMovers(NEIGHBOUR_TOWN);
  const guide = await demoGuide(transfers);
  const act = await demoAct(database.gate, DEMO_TOWN.staff, office.now());
  const asked = [
    [criteriaOf(one[0]!), "one"],
    [criteriaOf(several[0]!), "several"],
    [unknownNames(sealers.myNumbers)[0]!, "none"],
    [criteriaOf(held), "held"],
  ] as const;
  for (const [about, finding] of asked) {
    assert.ok(guide.includes(`${about.familyKana}　${about.givenKana}`), finding);
    const made = await makeInquiry(transfers, act, { otherCode: DEMO_NEIGHBOUR, about });
    assert.ok(made.ok);
    assert.equal(made.value.finding, finding);
  }
  assert.doesNotMatch(guide, /(?<!\d)\d{12}(?!\d)/);
});
