import assert from "node:assert/strict";
import { lookUpTicket } from "../../../db/recipient/look_up_ticket.ts";
import { searchPeople } from "../../../db/recipient/search_people.ts";
import { narrowPeople } from "../../../db/recipient/narrow_people.ts";
import type { Act } from "../../../domain/account/act.ts";
import { nameKey } from "../../../domain/recipient/name_key.ts";
import type { NameSearch } from "../../../domain/recipient/name_search.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const NOTHING: NameSearch = { nameKey: null, birthDate: null, sex: null };

function asked(given: Partial<NameSearch> & { kana?: string }): NameSearch {
  const { kana, ...search } = given;
  return { ...NOTHING, ...search, ...(kana && { nameKey: nameKey(kana, "") }) };
}

/** Two of one name, one whose register keeps it whole in セイ, and one of another name. */
async function aTown() {
  const act = anAct();
  const people = {
    one: aRecipient(),
    namesake: aRecipient({ birthDate: "19800101", sex: "1" }),
    whole: aRecipient({ familyKana: "ヤマダ　ハナコ", givenKana: "", birthDate: "19900202" }),
    other: aRecipient({ familyKana: "スズキ", birthDate: "19561204" }),
  };
  await upload(database, act, { content: Object.values(people) });
  return { act: anotherRequest(act), people };
}

function anotherRequest(act: Act): Act {
  return { ...act, requestId: crypto.randomUUID() };
}

async function auditOf(requestId: string) {
  const rows = await owner`
    select act, subject_kind, detail, count(distinct subject_id)::int as people from audit
    where request_id = ${requestId} group by act, subject_kind, detail`;
  return rows.map(({ act, subject_kind, detail, people }) => [act, subject_kind, detail, people]);
}

Deno.test("a name finds everyone of that name, split in two or whole in セイ, ordered by birth", async () => {
  const { act, people } = await aTown();
  const found = await searchPeople(database, act, asked({ kana: "やまだ・はなこ" }));
  assert.deepEqual(
    found.exact.map((person) => person.residentNumber),
    [people.one, people.namesake, people.whole].map((person) => person.residentNumber),
  );
  assert.deepEqual([found.total, found.near], [3, []]);
  assert.deepEqual(await auditOf(act.requestId), [
    ["recipient_listed", "recipient", { criteria: ["カナ氏名"] }, 3],
  ]);
});

Deno.test("all that is asked must be so", async () => {
  const { act, people } = await aTown();
  const search = asked({ kana: "ヤマダハナコ", birthDate: "1980-01-01", sex: "male" });
  const { exact: [person, ...others] } = await searchPeople(database, act, search);
  assert.deepEqual(others, []);
  assert.deepEqual({ ...person, id: "" }, {
    id: "",
    residentNumber: people.namesake.residentNumber,
    name: "山田　花子",
    kana: "ヤマダ　ハナコ",
    birthDate: "1980-01-01",
    sex: "male",
    status: null,
    ticketNumber: people.namesake.ticketNumber,
  });
});

Deno.test("near matches come only when nobody is exact, each with its reasons, and audited as near", async () => {
  const { act, people } = await aTown();
  const search = asked({ kana: "ヤマダ ハナエ", birthDate: "1956-12-04" });
  const { exact, near } = await searchPeople(database, act, search);
  assert.deepEqual(exact, []);
  assert.deepEqual(near.map(({ residentNumber, reasons }) => [residentNumber, reasons]), [
    [people.one.residentNumber, ["name_one", "date_swapped"]],
  ]);
  assert.deepEqual(await auditOf(act.requestId), [
    ["recipient_listed", "recipient", { near: true, criteria: ["カナ氏名", "生年月日"] }, 1],
  ]);
});

Deno.test("a surname alone offers who begins with it", async () => {
  const { act, people } = await aTown();
  const { near } = await searchPeople(database, act, asked({ kana: "スズキ" }));
  assert.deepEqual(near.map(({ residentNumber, reasons }) => [residentNumber, reasons]), [
    [people.other.residentNumber, ["name_begins"]],
  ]);
});

Deno.test("nobody at all is audited with the criteria and without what was typed", async () => {
  const { act } = await aTown();
  const search = asked({ kana: "コバヤシ", sex: "other" });
  const found = await searchPeople(database, act, search);
  assert.deepEqual(found, { exact: [], near: [], total: 0, isCut: false });
  assert.deepEqual(await auditOf(act.requestId), [
    ["recipient_not_found", null, { criteria: ["カナ氏名", "性別"] }, 0],
  ]);
});

Deno.test("people of other municipalities are neither found nor near", async () => {
  await aTown();
  const found = await searchPeople(database, anAct(), asked({ kana: "ヤマダハナコ" }));
  assert.equal(found.total, 0);
});

Deno.test("fifty are listed and audited, and all are counted", async () => {
  const act = anAct();
  await upload(database, act, { content: Array.from({ length: 53 }, () => aRecipient()) });
  const request = anotherRequest(act);
  const found = await searchPeople(database, request, asked({ birthDate: "1956-04-12" }));
  assert.deepEqual([found.exact.length, found.total], [50, 53]);
  const [[, , , audited] = []] = await auditOf(request.requestId);
  assert.equal(audited, 50);
});

Deno.test("several are narrowed to one by a number of either kind, a superseded ticket's too", async () => {
  const { act, people: { namesake, other } } = await aTown();
  const reissued = aRecipient().ticketNumber;
  await upload(database, anotherRequest(act), {
    content: [{ ...namesake, ticketNumber: reissued }],
  });
  const search = asked({ kana: "ヤマダハナコ" });
  const narrow = (residentNumberKey: string | null, ticketNumber: string | null) =>
    narrowPeople(database, act, { search, narrowing: { residentNumberKey, ticketNumber } });

  const id = await narrow(namesake.residentNumber, null);
  assert.ok(id);
  assert.deepEqual(await auditOf(act.requestId), [
    ["recipient_listed", "recipient", { criteria: ["カナ氏名", "個別宛名番号"] }, 1],
  ]);
  assert.equal(await narrow(null, reissued), id);
  assert.equal(await narrow(null, namesake.ticketNumber), id);
  assert.equal(await narrow(namesake.residentNumber, reissued), id);
  assert.equal(await narrow(other.residentNumber, null), undefined, "who was not among them");
  assert.equal(await narrow(namesake.residentNumber, other.ticketNumber), undefined);
});

Deno.test("a ticket number leads to its person, and the look-up is audited, found or not", async () => {
  const { act, people: { one } } = await aTown();
  const found = await lookUpTicket(database, act, one.ticketNumber);
  assert.equal(found?.kind, "recipient");
  assert.equal(await lookUpTicket(database, act, "9999999999"), undefined);
  const detail = { criteria: ["接種券番号"] };
  assert.deepEqual((await auditOf(act.requestId)).toSorted(), [
    ["recipient_listed", "recipient", detail, 1],
    ["recipient_not_found", null, detail, 0],
  ]);
});

Deno.test("the audit of a search has nothing of what was typed", async () => {
  const { act } = await aTown();
  await searchPeople(database, act, asked({ kana: "ヤマダハナコ" }));
  const [row] = await owner`
    select count(*)::int as rows from audit
    where request_id = ${act.requestId} and detail::text ~ 'ヤマダ|1956'`;
  assert.equal(row!.rows, 0);
});
