import assert from "node:assert/strict";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import { doseEntryForm } from "../../../domain/dose/dose_entry.ts";
import type { Typed } from "../../../domain/form_problem.ts";
import { judgeOfflineDose, offlineEntryTexts } from "../../../domain/offline/judge_offline_dose.ts";
import type { Ticket } from "../../../domain/ticket/ocr_line.ts";

const NOW = new Date("2021-07-01T01:00:00Z");
const TICKET: Ticket = {
  kind: "vaccination",
  doseNumber: 1,
  municipalityCode: "122271",
  ticketNumber: "0000000001",
};
const TYPED = {
  venueName: "市民体育館",
  vaccinatedOn: "2021年7月1日",
  vaccineCode: "pfizer",
  lotNumber: "EX1234",
  doctorName: "鈴木 一郎",
  personConfirmed: "yes",
};
const hidden = { ...PRESET_VACCINES[1]!, isOffered: false };
const kit = {
  vaccines: [PRESET_VACCINES[0]!, hidden, PRESET_VACCINES[2]!],
  lots: [
    { vaccineCode: "pfizer", lotNumber: "EX1234", expiresOn: "2021-12-31" },
    { vaccineCode: "pfizer", lotNumber: "EX0001", expiresOn: "2021-06-30" },
    { vaccineCode: "moderna", lotNumber: "300042", expiresOn: null },
  ],
};

function judge(typed: Typed, ticket: Partial<Ticket> = {}) {
  return judgeOfflineDose({
    ticket: { ...TICKET, ...ticket },
    typed: { ...TYPED, ...typed },
    kit,
    now: NOW,
  });
}

Deno.test("a dose as it should be is stored without a word", () => {
  assert.deepEqual(judge({}), { problems: [], cautions: [], needsPerson: false });
});

const wrong: [field: string, typed: string][] = [
  ["venueName", ""],
  ["venueName", "=1"],
  ["vaccinatedOn", "20210702"],
  ["vaccinatedOn", "20200101"],
  ["vaccinatedOn", "きのう"],
  ["vaccineCode", ""],
  ["vaccineCode", "astrazeneca"],
  ["lotNumber", ""],
  ["lotNumber", "1.23E+11"],
  ["doctorName", "あ".repeat(21)],
];

for (const [field, typed] of wrong) {
  Deno.test(`「${typed}」 as ${field} is refused in the words of the counter`, () => {
    const offered = kit.vaccines.filter(({ isOffered }) => isOffered);
    const counter = doseEntryForm("vaccination", "2021-07-01", offered)
      .safeParse({ ...TYPED, [field]: typed });
    const [issue] = counter.error!.issues;
    assert.deepEqual(judge({ [field]: typed }).problems, [{ field, message: issue!.message }]);
  });
}

Deno.test("nothing is stored before ticket and person were compared on paper", () => {
  const { problems } = judge({ personConfirmed: "" });
  assert.deepEqual(problems.map(({ field }) => field), ["personConfirmed"]);
});

Deno.test("of 予診のみ neither vaccine nor lot is asked", () => {
  const judged = judge({ vaccineCode: "", lotNumber: "" }, { kind: "examination" });
  assert.deepEqual(judged, { problems: [], cautions: [], needsPerson: false });
});

const odd: [what: string, typed: Typed, caution: RegExp, needsPerson: boolean][] = [
  ["an unknown lot", { lotNumber: "EY9999" }, /ロット一覧にありません/, false],
  ["another maker's lot", { lotNumber: "300042" }, /武田／モデルナのものです/, true],
  ["an expired lot", { lotNumber: "EX0001" }, /有効期限（2021年6月30日）/, true],
  [
    "a vaccine before its first day",
    { vaccinatedOn: "20210501", vaccineCode: "moderna", lotNumber: "300042" },
    /接種日とワクチンを確かめて/,
    true,
  ],
];

for (const [what, typed, caution, needsPerson] of odd) {
  Deno.test(`${what} is pointed out, and stored when it is right all the same`, () => {
    const judged = judge(typed);
    assert.deepEqual(judged.problems, []);
    assert.match(judged.cautions.join(), caution);
    assert.equal(judged.needsPerson, needsPerson);
  });
}

Deno.test("the form begins with the presets and today", () => {
  const preset = {
    venueName: "市民体育館",
    vaccinatedOn: null,
    vaccineCode: "pfizer",
    vaccineMaker: "ファイザー",
    lotNumber: "EX1234",
    doctorName: "鈴木",
    doctorNames: ["鈴木", "佐藤"],
  };
  assert.equal(offlineEntryTexts({ preset }, NOW).vaccinatedOn, "2021年7月1日");
  assert.equal(offlineEntryTexts({ preset }, NOW).doctorName, "鈴木");
  assert.equal(offlineEntryTexts({ preset: null }, NOW).venueName, "");
});
