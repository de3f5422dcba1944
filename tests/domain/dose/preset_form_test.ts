import assert from "node:assert/strict";
import { type PresetDay, presetForm } from "../../../domain/dose/preset_form.ts";
import {
  entryTexts,
  presetTexts,
  type SessionPreset,
} from "../../../domain/dose/session_preset.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import type { Typed } from "../../../domain/form_problem.ts";

const TODAY = "2021-07-01";
const FILLED = {
  venueName: "市民ホール",
  vaccinatedOn: "",
  vaccineCode: "pfizer",
  lotNumber: "ｅｙ５４２０",
  doctorNames: "医師　花子\r\n\r\n医師　一郎\r\n医師　花子",
};

function judge(typed: Typed, day: PresetDay = "past") {
  const form = presetForm({ day, today: TODAY, vaccines: PRESET_VACCINES });
  const parsed = form.safeParse({ ...FILLED, ...typed });
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}：${message}`);
}

Deno.test("presets are folded as a dose's entry is, each doctor once", () => {
  assert.deepEqual(judge({}), {
    venueName: "市民ホール",
    vaccinatedOn: null,
    vaccineCode: "pfizer",
    lotNumber: "EY5420",
    doctorNames: ["医師　花子", "医師　一郎"],
  });
});

Deno.test("everything may be left blank, to be filled in person by person", () => {
  const blank = { venueName: " ", vaccineCode: "", lotNumber: "　", doctorNames: "\r\n" };
  assert.deepEqual(judge(blank), {
    venueName: "",
    vaccinatedOn: null,
    vaccineCode: null,
    lotNumber: "",
    doctorNames: [],
  });
});

const days: [typed: string, day: PresetDay, date: string | null][] = [
  ["令和3年6月30日", "past", "2021-06-30"],
  ["20210701", "past", null],
  ["20210630", "today", null],
];

for (const [typed, day, date] of days) {
  Deno.test(`接種日 ${typed} is ${date ?? "the day of the dose"} where it may be ${day}`, () => {
    const judged = judge({ vaccinatedOn: typed }, day);
    assert.equal(Array.isArray(judged) ? judged : judged.vaccinatedOn, date);
  });
}

const refused: [what: string, typed: Typed, message: RegExp][] = [
  ["a future day", { vaccinatedOn: "20210702" }, /^vaccinatedOn：接種日が未来の日付です/],
  ["a day before the campaign", { vaccinatedOn: "20210216" }, /^vaccinatedOn：接種日が接種の/],
  ["a lot without its vaccine", { vaccineCode: "" }, /^vaccineCode：ロットNo.のワクチンを/],
  ["a vaccine that is not offered", { vaccineCode: "novavax" }, /^vaccineCode：選んだワクチンは/],
  ["a venue that no file could hold", { venueName: "場".repeat(31) }, /^venueName：.*30文字以内/],
  ["a lot a spreadsheet changed", { lotNumber: "1.23E+11" }, /^lotNumber：.*表計算ソフト/],
  [
    "a doctor whose name is too long",
    { doctorNames: `医師\n${"医".repeat(21)}` },
    /^doctorNames：「医+」：.*20文字以内/,
  ],
  [
    "eleven doctors",
    { doctorNames: Array.from({ length: 11 }, (_, index) => `医師${index}`).join("\n") },
    /^doctorNames：医師名は10人まで/,
  ],
];

for (const [what, typed, message] of refused) {
  Deno.test(`${what} is refused at the preset`, () => {
    const judged = judge(typed);
    assert.ok(Array.isArray(judged) && judged.length === 1, JSON.stringify(judged));
    assert.match(judged[0]!, message);
  });
}

const PRESET: SessionPreset = {
  venueName: "市民ホール",
  vaccinatedOn: "2021-06-28",
  vaccineCode: "pfizer",
  vaccineMaker: "ファイザー",
  lotNumber: "EY5420",
  doctorName: "医師　一郎",
  doctorNames: ["医師　花子", "医師　一郎"],
};

Deno.test("the form of a dose begins with the presets, and with the day of the dose", () => {
  assert.deepEqual(entryTexts(PRESET, TODAY), {
    venueName: "市民ホール",
    vaccinatedOn: "2021年6月28日",
    vaccineCode: "pfizer",
    lotNumber: "EY5420",
    doctorName: "医師　一郎",
  });
  assert.equal(entryTexts(undefined, TODAY).vaccinatedOn, "2021年7月1日");
});

Deno.test("what the form of the presets shows is what it was set to, the doctor at work first", () => {
  assert.deepEqual(judge(presetTexts(PRESET)), {
    venueName: "市民ホール",
    vaccinatedOn: "2021-06-28",
    vaccineCode: "pfizer",
    lotNumber: "EY5420",
    doctorNames: ["医師　一郎", "医師　花子"],
  });
});
