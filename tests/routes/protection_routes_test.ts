import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { recipientIdOf } from "../db/confirmation/a_confirmation.ts";
import { applyPeople } from "../db/dose_upload/apply_rows.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { aDesk } from "./a_desk.ts";
import { attribute, plainText, tableRows, tagById, textOf } from "./html.ts";
import { ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const desk = await aDesk({ app, office });
const colleague = await aDesk({ app, office });
const neighbour = await aDesk({ app, office }, ICHIKAWA);

const SET = "支援措置を登録する";
const CHANGE = "支援措置の期間・理由を変える";
const RELEASE = "支援措置を解除する";

const violence = { protectionReason: "DV等支援措置の申出", protectionNote: "", endsOn: "20220630" };
const mistaken = { protectionReleaseReason: "誤って登録した", protectionReleaseNote: "" };

/** The path of somebody new. */
async function aPerson(): Promise<string> {
  const person = aRecipient();
  await applyPeople(office.database, act, [person]);
  return paths.recipient(await recipientIdOf(office.database, act, person));
}

Deno.test("支援措置 is set and released, and the page says by whom, until when and why", async () => {
  const path = await aPerson();
  const marked = await desk.submit(await desk.staff.visit(path), SET, violence);
  assert.deepEqual(marked.redirects, [path]);
  assert.match(
    plainText(marked.html),
    /支援措置の対象者です\s*DV等支援措置の申出（2022年6月30日まで）。2021年7月1日 10:00に\S+@demo\.lg\.jpが登録しました/,
  );
  const free = await desk.submit(marked, RELEASE, mistaken);
  assert.doesNotMatch(free.html, /支援措置の対象者です/);
  const [row] = tableRows(free.html).filter(([, , reason]) => reason === "DV等支援措置の申出");
  assert.equal(row![3], "2022年6月30日まで");
  assert.match(row![4]!, /^解除（2021年7月1日 10:00、\S+@demo\.lg\.jp、誤って登録した）$/);
});

Deno.test("without a reason or with a day that has passed nothing happens, and what was typed stays", async () => {
  const path = await aPerson();
  const typed = { protectionReason: "", protectionNote: "相談機関の意見", endsOn: "20210701" };
  const refused = await desk.submit(await desk.staff.visit(path), SET, typed);
  assert.equal(refused.status, 422);
  assert.match(textOf(refused.html, "p", "protectionReason-error")!, /理由を選んでください/);
  assert.match(textOf(refused.html, "p", "endsOn-error")!, /明日以後/);
  assert.equal(attribute(tagById(refused.html, "protectionNote"), "value"), "相談機関の意見");
  assert.match(refused.html, /<title>エラー：照会結果/);
  assert.equal(
    [...refused.html.matchAll(/<details[^>]* open/g)].length,
    1,
    "its form alone is open",
  );

  const marked = await desk.submit(refused, SET, violence);
  const kept = await desk.submit(marked, RELEASE, { protectionReleaseReason: "" });
  assert.equal(kept.status, 422);
  assert.match(kept.html, /支援措置の対象者です/);
  assert.match(textOf(kept.html, "p", "protectionReleaseReason-error")!, /解除する理由を選んで/);
});

Deno.test("a My Number in its note is refused", async () => {
  const refused = await desk.submit(await desk.staff.visit(await aPerson()), SET, {
    ...violence,
    protectionNote: "個人番号 1234-5678-9018",
  });
  assert.equal(refused.status, 422);
  assert.match(textOf(refused.html, "p", "protectionNote-error")!, /マイナンバーは書かないで/);
});

Deno.test("the second of two who set it is told who was faster, and keeps what was typed", async () => {
  const path = await aPerson();
  const [one, other] = [await desk.staff.visit(path), await colleague.staff.visit(path)];
  await desk.submit(one, SET, violence);
  const late = await colleague.submit(other, SET, { ...violence, endsOn: "20211231" });
  assert.equal(late.status, 409);
  assert.match(
    plainText(late.html),
    /2021年7月1日 10:00に\S+@demo\.lg\.jpが支援措置を登録しています/,
  );
  assert.equal(attribute(tagById(late.html, "endsOn"), "value"), "20211231");
  const changed = await colleague.submit(late, CHANGE);
  assert.match(plainText(changed.html), /DV等支援措置の申出（2021年12月31日まで）/);
});

Deno.test("a neighbour can neither set nor release it, and learns nothing of the person", async () => {
  const path = await aPerson();
  const marked = await desk.submit(await desk.staff.visit(path), SET, violence);
  for (const action of [`${path}/protection`, `${path}/protection/release`]) {
    const { status, html } = await neighbour.staff.submit(action, {
      ...violence,
      ...mistaken,
      seen: "",
    });
    assert.equal(status, 404);
    assert.doesNotMatch(html, /支援措置/);
  }
  assert.equal((await desk.submit(marked, RELEASE, mistaken)).status, 200);
});

Deno.test("who set it is in この人の記録を見た人, which does not say what was set", async () => {
  const path = await aPerson();
  await desk.submit(await desk.staff.visit(path), SET, violence);
  const { html } = await desk.staff.visit(`${path}/viewers`);
  assert.match(plainText(html), /記録についての事務処理/);
  assert.doesNotMatch(html, /支援措置/);
});

Deno.test("the mark goes with its last day, and the page says so", async () => {
  // The last test: a sign-in a year later clears away everybody's session.
  const path = await aPerson();
  await desk.submit(await desk.staff.visit(path), SET, violence);
  office.time = new Date("2022-06-30T15:00:00Z");
  const later = await aDesk({ app, office });
  const { html } = await later.staff.visit(path);
  assert.doesNotMatch(html, /支援措置の対象者です/);
  assert.match(html, new RegExp(`aria-label="${SET}"`));
  const [row] = tableRows(html).filter(([, , reason]) => reason === "DV等支援措置の申出");
  assert.equal(row![4], "期間終了");
});
