import assert from "node:assert/strict";
import { lookupVaccine, PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import {
  makerClash,
  narrowingKey,
  narrowings,
  VaccineForm,
  vaccineOf,
} from "../../../domain/dose/vaccine_form.ts";

const pfizer = lookupVaccine(PRESET_VACCINES, "pfizer")!;

const aForm = (change: Record<string, string> = {}) => ({
  maker: "ノババックス",
  product: "ヌバキソビッド筋注",
  minimumIntervalDays: "20",
  validFrom: "令和3年5月25日",
  validTo: "",
  position: "",
  offered: "yes",
  ...change,
});

Deno.test("a complete form is a vaccine behind the others of the list", () => {
  const form = VaccineForm.parse(aForm());
  assert.deepEqual(vaccineOf(form, { code: "own", list: PRESET_VACCINES }), {
    code: "own",
    maker: "ノババックス",
    product: "ヌバキソビッド筋注",
    cvx: null,
    minimumIntervalDays: 20,
    validFrom: "2021-05-25",
    validTo: null,
    position: 4,
    isOffered: true,
  });
});

Deno.test("a changed preset keeps its code, its CVX and, left blank, its place", () => {
  const form = VaccineForm.parse(aForm({ offered: "" }));
  const { code, cvx, position, isOffered } = vaccineOf(form, {
    code: "astrazeneca",
    list: PRESET_VACCINES,
  });
  assert.deepEqual([code, cvx, position, isOffered], ["astrazeneca", "210", 2, false]);
});

Deno.test("figures may be typed in full width", () => {
  const form = VaccineForm.parse(aForm({ minimumIntervalDays: "１８", position: "２" }));
  assert.deepEqual([form.minimumIntervalDays, form.position], [18, 2]);
});

const refused: [field: keyof ReturnType<typeof aForm>, typed: string, message: RegExp][] = [
  ["maker", "", /ワクチンメーカーを入力/],
  ["maker", "メ".repeat(21), /20文字以内/],
  ["maker", "=1+1", /数式として実行されます/],
  ["product", " ", /製品名を入力/],
  ["product", "品".repeat(41), /40文字以内/],
  ["minimumIntervalDays", "", /接種間隔を入力してください。定めがなければ0/],
  ["minimumIntervalDays", "-1", /0から3650までの数字/],
  ["minimumIntervalDays", "3651", /0から3650までの数字/],
  ["minimumIntervalDays", "三週間", /0から3650までの数字/],
  ["validFrom", "", /有効期間の開始日を入力/],
  ["validFrom", "20210231", /有効期間の開始日：.*という日付はありません/],
  ["validTo", "20210524", /開始日（2021年5月25日）以後/],
  ["position", "0", /1から999まで/],
];

for (const [field, typed, message] of refused) {
  Deno.test(`${field} ${JSON.stringify(typed.slice(0, 10))} is refused at its field`, () => {
    const issues = VaccineForm.safeParse(aForm({ [field]: typed })).error?.issues ?? [];
    assert.deepEqual(issues.map(({ path }) => path[0]), [field]);
    assert.match(issues[0]!.message, message);
  });
}

Deno.test("no two vaccines of a list share a maker, however it is written", () => {
  const form = VaccineForm.parse(aForm({ maker: "ﾌｧｲｻﾞｰ" }));
  const second = vaccineOf(form, { code: "own", list: PRESET_VACCINES });
  assert.match(makerClash(second, PRESET_VACCINES)!, /「コミナティ筋注」のワクチンメーカー/);
  assert.equal(makerClash({ ...second, code: "pfizer" }, PRESET_VACCINES), undefined);
  const child = { ...second, maker: "ファイザー（5～11歳用）" };
  assert.equal(makerClash(child, PRESET_VACCINES), undefined);
});

Deno.test("what restricts is said, what widens is not", () => {
  const narrower = {
    ...pfizer,
    validFrom: "2021-03-01",
    validTo: "2022-03-31",
    minimumIntervalDays: 20,
  };
  assert.deepEqual(narrowings(pfizer, narrower), [
    "有効期間の開始日を、2021年2月17日から2021年3月1日へ遅らせます。",
    "有効期間の終了日を、「終わりなし」から2022年3月31日へ早めます。",
    "接種間隔を、18日以上から20日以上へ延ばします。",
  ]);
  assert.deepEqual(narrowings(narrower, pfizer), []);
  assert.deepEqual(narrowings(narrower, { ...narrower, validTo: "2022-03-30" }).length, 1);
  assert.deepEqual(narrowings(pfizer, { ...pfizer, maker: "Pfizer", isOffered: false }), []);
});

Deno.test("a confirmation is for one restriction and no other", () => {
  const key = narrowingKey(pfizer);
  assert.notEqual(narrowingKey({ ...pfizer, validTo: "2022-03-31" }), key);
  assert.notEqual(narrowingKey({ ...pfizer, validFrom: "2021-03-01" }), key);
  assert.notEqual(narrowingKey({ ...pfizer, minimumIntervalDays: 20 }), key);
  assert.equal(narrowingKey({ ...pfizer, maker: "別の名前" }), key);
});
