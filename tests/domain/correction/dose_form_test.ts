import assert from "node:assert/strict";
import type { CorrectableDose } from "../../../domain/correction/correctable.ts";
import {
  doseForm,
  doseOf,
  doseTexts,
  UNLISTED_VACCINE,
  vaccineChoices,
} from "../../../domain/correction/dose_form.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import type { TicketKind } from "../../../domain/ticket/ticket_kind.ts";
import { aDose } from "./a_correctable.ts";

const vaccines = PRESET_VACCINES;

interface Sent {
  typed: Record<string, string>;
  shown?: CorrectableDose;
}

function send({ typed, shown }: Sent) {
  const texts = { ...(shown ? doseTexts(shown) : EMPTY), ...typed };
  const kind = texts.kind as TicketKind;
  return doseForm({ shown, kind, today: "2021-07-01", municipalityCode: "122271", vaccines })
    .safeParse(texts);
}

const EMPTY = doseTexts(aDose());

function read(sent: Sent): CorrectableDose {
  const form = send(sent);
  assert.ok(form.success, String(form.error));
  return doseOf(form.data, { shown: sent.shown, vaccines });
}

function faults(sent: Sent): string[] {
  const form = send(sent);
  return form.success ? [] : form.error.issues.map(({ path, message }) => `${path}：${message}`);
}

Deno.test("what is sent as it was shown is the dose as it was, whatever it was", () => {
  const doses = [
    aDose(),
    aDose({ kind: "examination", vaccineCode: null, vaccineMaker: null, lotNumber: null }),
    aDose({ venueName: "", doctorName: "", lotNumber: null }),
    aDose({ vaccineCode: null, vaccineMaker: "まだない会社" }),
    aDose({ vaccinatedOn: "2019-01-01", placeCode: "000000" }),
    aDose({ vaccineMaker: "前の名前" }),
  ];
  for (const shown of doses) assert.deepEqual(read({ typed: {}, shown }), shown);
});

Deno.test("every column of a dose can be changed", () => {
  const typed = {
    doseNumber: "3",
    vaccinatedOn: "令和3年6月1日",
    ticketNumber: "211222710000000009",
    placeCode: "131016",
    venueName: "体育館",
    vaccineCode: "moderna",
    lotNumber: "ex12",
    doctorName: "医師二郎",
  };
  assert.deepEqual(read({ typed, shown: aDose() }), {
    kind: "vaccination",
    doseNumber: 3,
    vaccinatedOn: "2021-06-01",
    ticketNumber: "0000000009",
    placeCode: "131016",
    venueName: "体育館",
    vaccineCode: "moderna",
    vaccineMaker: "武田／モデルナ",
    lotNumber: "EX12",
    doctorName: "医師二郎",
  });
});

Deno.test("an examination has no vaccine, and a vaccination that was one needs it", () => {
  const examination = { kind: "examination", vaccineCode: null, lotNumber: null } as const;
  const made = read({ typed: { kind: "examination" }, shown: aDose() });
  assert.deepEqual(made, aDose({ ...examination, vaccineMaker: null }));
  assert.deepEqual(faults({ typed: { kind: "vaccination" }, shown: made }), [
    "vaccineCode：ワクチンを入力してください。",
    "lotNumber：ロットNo.を入力してください。",
  ]);
});

const refused: [field: string, text: string, message: RegExp][] = [
  ["kind", "", /券種を選んで/],
  ["doseNumber", "0", /回数を選んで/],
  ["vaccinatedOn", "20210230", /2月30日という日付はありません/],
  ["vaccinatedOn", "20210702", /未来の日付/],
  ["vaccinatedOn", "20200101", /接種の始まった/],
  ["ticketNumber", "", /券番号を入力/],
  ["ticketNumber", "12345", /券番号は10桁/],
  ["placeCode", "999999", /接種自治体コード/],
  ["placeCode", "12271", /接種自治体コード/],
  ["venueName", "", /会場名を入力/],
  ["venueName", "長".repeat(31), /30文字以内/],
  ["vaccineCode", "", /ワクチンを/],
  ["vaccineCode", "unknown", /ワクチンを選び直して/],
  ["lotNumber", "1.23E+11", /表計算ソフト/],
  ["doctorName", "=HYPERLINK()", /記号/],
];

Deno.test("a changed field is judged by the rules of 予診票個別登録", () => {
  for (const [field, text, message] of refused) {
    for (const shown of [aDose(), undefined]) {
      const [fault = ""] = faults({ typed: { [field]: text }, shown });
      assert.ok(fault.startsWith(`${field}：`), `${field} ${text}: ${fault}`);
      assert.match(fault, message);
    }
  }
});

Deno.test("a dose's own vaccine is among the choices, also when it is no longer offered", () => {
  const [first, ...others] = vaccines;
  const hidden = [{ ...first!, isOffered: false }, ...others];
  const codes = (dose?: CorrectableDose) => vaccineChoices(hidden, dose).map(({ value }) => value);
  assert.deepEqual(codes(), ["astrazeneca", "moderna"]);
  assert.deepEqual(codes(aDose()), ["pfizer", "astrazeneca", "moderna"]);
  const unlisted = aDose({ vaccineCode: null, vaccineMaker: "まだない会社" });
  assert.deepEqual(codes(unlisted), [UNLISTED_VACCINE, "astrazeneca", "moderna"]);
});
