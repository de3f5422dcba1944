import assert from "node:assert/strict";
import { listMatches } from "../../../db/transfer/list_matches.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { listViewers } from "../../../db/record/list_viewers.ts";
import { viewingLabel } from "../../../domain/record/viewing.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { idOf } from "../duplicate/a_pair.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber, aRecipient } from "../upload/a_recipient.ts";
import { aNameThatIs, ask, aTown, aTransferOffice, criteriaOf, sidesOf } from "./two_towns.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = aTransferOffice(database);

Deno.test("A: one person is found by name or My Number, answered, and the asked side told", async () => {
  const person = aRecipient({ familyKana: "サトウ", givenKana: "ヒトリ" });
  const [asking, asked] = [await aTown(database), await aTown(database, [person])];
  const otherCode = asked.actor.municipalityCode;
  const recipientId = await idOf(database, asked, person);
  for (
    const about of [criteriaOf(person), { kind: "my_number" as const, myNumber: person.myNumber }]
  ) {
    const { id, finding } = await ask(office, asking, { otherCode, about });
    assert.equal(finding, "one");
    const sides = await sidesOf(owner, id);
    assert.deepEqual(
      [sides.asking.state, sides.asking.recipient_id, sides.asking.is_unread],
      ["answered", null, false],
    );
    assert.deepEqual(
      [sides.asked.state, sides.asked.recipient_id, sides.asked.is_unread],
      ["answered", recipientId, true],
    );
    const hours = (sides.asking.openable_until - sides.asking.answered_at) / 3_600_000;
    assert.equal(hours, office.answerHours);
  }
});

Deno.test("whoever was found can later be told which municipality asked", async () => {
  const person = aRecipient({ familyKana: "サトウ", givenKana: "ミタヒト" });
  const [asking, asked] = [await aTown(database), await aTown(database, [person])];
  await ask(office, asking, {
    otherCode: asked.actor.municipalityCode,
    about: criteriaOf(person),
  });
  const recipientId = await idOf(database, asked, person);
  const period = { from: null, to: null };
  const { viewings } = await listViewers(database.register, asked, { recipientId, period });
  const [viewing] = viewings.filter(({ act }) => act === "recipient_inquired");
  assert.equal(viewing?.officeCode, asking.actor.municipalityCode);
  assert.match(viewingLabel(viewing!), /ほかの自治体からの照会/);
});

Deno.test("B: nobody is found, the case is done with and nobody is woken", async () => {
  const [asking, asked] = [await aTown(database), await aTown(database)];
  const otherCode = asked.actor.municipalityCode;
  const about = criteriaOf(aRecipient({ familyKana: aNameThatIs("not covered", otherCode) }));
  const { id, finding } = await ask(office, asking, {
    otherCode,
    about: { ...about, givenKana: "" },
  });
  assert.equal(finding, "none");
  const sides = await sidesOf(owner, id);
  for (const side of [sides.asking, sides.asked]) {
    assert.deepEqual([side.state, side.is_unread, side.answered_at], ["none", false, null]);
    assert.ok(side.handled_at);
  }
});

Deno.test("C: of several nobody is named on either side, and the asked staff has work", async () => {
  const twin = { familyKana: "フタゴ", givenKana: "ノヒトリ" };
  const people = [aRecipient(twin), aRecipient(twin)];
  const [asking, asked] = [await aTown(database), await aTown(database, people)];
  const { id, finding } = await ask(office, asking, {
    otherCode: asked.actor.municipalityCode,
    about: criteriaOf(people[0]!),
  });
  assert.equal(finding, "several");
  const sides = await sidesOf(owner, id);
  for (const side of [sides.asking, sides.asked]) {
    assert.deepEqual(
      [side.state, side.recipient_id, side.openable_until, side.handled_at],
      ["waiting", null, null, null],
    );
  }
  assert.deepEqual([sides.asking.is_unread, sides.asked.is_unread], [false, true]);
});

const writings: [stored: [string, string], asked: [string, string]][] = [
  [["ヤマダ ハナコ", ""], ["ヤマダ", "ハナコ"]],
  [["ヤマダ", "ハナコ"], ["ヤマダハナコ", ""]],
  [["キョウゴク", "ジョージ"], ["きようごく", "じよ-じ"]],
  [["ﾔﾏｻﾞｷ", "ｶﾂﾞｺ"], ["ヤマザキ", "カズコ"]],
  [["NGUYEN", "THI HOA"], ["Nguyễn", "Thị Hoa"]],
];
for (const [stored, [familyKana, givenKana]] of writings) {
  Deno.test(`${stored.join("・")} is found as ${familyKana}・${givenKana}`, async () => {
    const person = aRecipient({ familyKana: stored[0], givenKana: stored[1] });
    const [asking, asked] = [await aTown(database), await aTown(database, [person])];
    const { finding } = await ask(office, asking, {
      otherCode: asked.actor.municipalityCode,
      about: { ...criteriaOf(person), familyKana, givenKana },
    });
    assert.equal(finding, "one");
  });
}

Deno.test("whoever has already been flagged 転出, 死亡 or その他削除 is found nevertheless", async () => {
  const people = ["1", "2", "3"].map((flag) => aRecipient({ familyKana: "テンシュツ", flag }));
  people[1]!.givenKana = "シボウ";
  people[2]!.givenKana = "サクジョ";
  const [asking, asked] = [await aTown(database), await aTown(database, people)];
  for (const person of people) {
    const { finding } = await ask(office, asking, {
      otherCode: asked.actor.municipalityCode,
      about: criteriaOf(person),
    });
    assert.equal(finding, "one");
  }
});

Deno.test("another birth date, another sex or another municipality's person is not found", async () => {
  const [asking, asked] = [await aTown(database), await aTown(database)];
  const otherCode = asked.actor.municipalityCode;
  const person = aRecipient({
    familyKana: aNameThatIs("not covered", otherCode),
    givenKana: "",
  });
  await aTown(database, [aRecipient({ ...person, residentNumber: "n1" })]);
  const about = criteriaOf(person);
  const wrong = [about, { ...about, birthDate: "1956-04-13" }, { ...about, sex: "male" as const }];
  for (const [place, each] of wrong.entries()) {
    if (place === 1) await applyPeople(database, asked, [person]);
    const { finding } = await ask(office, asking, { otherCode, about: each });
    assert.equal(finding, "none", JSON.stringify(each));
  }
});

Deno.test("both sides' rows of a case agree, and begin with the same line of the timeline", async () => {
  const person = aRecipient({ familyKana: "ドウジ", givenKana: "タロウ" });
  const [asking, asked] = [await aTown(database), await aTown(database, [person])];
  const shared = ["id", "kind", "family_kana", "given_kana", "birth_date", "sex", "finding"]
    .concat(["state", "asked_at", "account_id", "login_id", "answered_at", "openable_until"])
    .concat(["refusal", "refusal_reason", "version"]);
  const otherCode = asked.actor.municipalityCode;
  const questions = [criteriaOf(person), {
    kind: "my_number" as const,
    myNumber: aMyNumber(987_654),
  }];
  for (const about of questions) {
    const { id } = await ask(office, asking, { otherCode, about });
    const sides = await sidesOf(owner, id);
    for (const column of shared) {
      assert.deepEqual(sides.asking[column], sides.asked[column], column);
    }
    assert.equal(sides.asking.other_code, sides.asked.municipality_code);
    assert.equal(sides.asked.other_code, sides.asking.municipality_code);
    const events = await owner`
      select id, at, kind, by_side, login_id, note from inquiry_event where inquiry_id = ${id}`;
    assert.equal(events.length, 2);
    assert.deepEqual(events[0], events[1]);
  }
});

Deno.test("neither side reads the other's rows, and a third municipality none", async () => {
  const person = aRecipient({ familyKana: "トナリ", givenKana: "ノヒト" });
  const [asking, asked] = [await aTown(database), await aTown(database, [person])];
  const { id } = await ask(office, asking, {
    otherCode: asked.actor.municipalityCode,
    about: criteriaOf(person),
  });
  for (const [act, sides] of [[asking, ["asking"]], [asked, ["asked"]], [anAct(), []]] as const) {
    const rows = await inMunicipality(database.register, act.actor.municipalityCode, async (tx) => {
      const own = await tx.selectFrom("inquiry").select("side").where("id", "=", id).execute();
      const events = await tx.selectFrom("inquiry_event").select("id")
        .where("inquiry_id", "=", id).execute();
      assert.equal(events.length, sides.length);
      return own;
    });
    assert.deepEqual(rows.map(({ side }) => side), sides);
  }
});

Deno.test("a name of signs only matches nobody, although some people have no kana at all", async () => {
  const asked = await aTown(database, [aRecipient({ familyKana: "カナ", givenKana: "ナシ" })]);
  const code = asked.actor.municipalityCode;
  await owner`
    update recipient set family_key = '', given_key = '' where municipality_code = ${code}`;
  const key = { nameKey: "", birthDate: "1956-04-12", sex: "female" } as const;
  const matches = await inMunicipality(
    database.register,
    code,
    (tx) => listMatches(tx, code, [key]),
  );
  assert.deepEqual(matches, [[]]);
});
