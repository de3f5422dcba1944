import assert from "node:assert/strict";
import fc from "fast-check";
import { DEMO_PASSWORD } from "../../../db/demo/demo_accounts.ts";
import { knownWords } from "../../../domain/account/known_words.ts";
import { firstPassword, newPassword, passwordChange } from "../../../domain/account/password.ts";

const GOOD = "correct horse battery";
const CURRENT = "an older password";

const aChange = (change: Partial<Record<"current" | "next" | "again", string>> = {}) => ({
  current: CURRENT,
  next: GOOD,
  again: change.next ?? GOOD,
  ...change,
});

const NewPassword = newPassword([]);
const PasswordChange = passwordChange([]);
const FirstPassword = firstPassword([]);

Deno.test("no mix of characters is asked for: any letters of chance will do", () => {
  for (
    const letters of [
      "bcfghjklmnpqrtvwxz",
      "BDGKLMNPRSTVWXZ",
      "鮭鱒鯛鮪鰯鯖鰻蛸烏賊海老",
      "にぬねふほみむめゆらりるれろ",
    ]
  ) {
    const password = fc.array(fc.constantFrom(...letters), { minLength: 20, maxLength: 60 })
      .filter((chosen) => new Set(chosen).size > 8).map((chosen) => chosen.join(""));
    fc.assert(fc.property(password, (text) => assert.equal(NewPassword.parse(text), text)));
  }
});

Deno.test("a password is the same however its letters were composed", () => {
  const password = "がぎぐげご と ザジズ cafés";
  const [composed, decomposed] = [password.normalize("NFC"), password.normalize("NFD")];
  assert.notEqual(composed, decomposed);
  assert.equal(NewPassword.parse(decomposed), NewPassword.parse(composed));
  assert.ok(FirstPassword.safeParse({ next: composed, again: decomposed }).success);
});

Deno.test("a password keeps the blanks at its ends", () => {
  assert.equal(NewPassword.parse(`  ${GOOD} `), `  ${GOOD} `);
});

const lengths: [length: number, message: RegExp | undefined][] = [
  [0, /12文字以上/],
  [11, /12文字以上/],
  [12, undefined],
  [128, undefined],
  [129, /128文字以内/],
];

for (const [length, message] of lengths) {
  Deno.test(`a password of ${length} characters is ${message ? "refused" : "accepted"}`, () => {
    const found = NewPassword.safeParse("鮭kz川xw山mv".repeat(20).slice(0, length)).error?.issues[0]
      ?.message;
    if (message) assert.match(found ?? "", message);
    else assert.equal(found, undefined);
  });
}

Deno.test("what is too short is told so, and nothing else", () => {
  const messages = NewPassword.safeParse("short").error?.issues.map(({ message }) => message);
  assert.deepEqual(messages, ["パスワードは12文字以上にしてください。"]);
});

Deno.test("a change of password is accepted when the new one is typed the same twice", () => {
  assert.deepEqual(PasswordChange.parse(aChange()), aChange());
});

const wrongChanges: [fault: string, form: ReturnType<typeof aChange>, field: string, RegExp][] = [
  ["no current password", aChange({ current: "" }), "current", /現在のパスワードを入力/],
  ["an endless current one", aChange({ current: "x".repeat(129) }), "current", /違います/],
  ["too short a new one", aChange({ next: "short" }), "next", /12文字以上/],
  ["two different new ones", aChange({ again: `${GOOD}.` }), "again", /同じものをもう一度/],
  ["nothing typed again", aChange({ again: "" }), "again", /同じものをもう一度/],
  ["the current one again", aChange({ next: CURRENT }), "next", /現在のパスワードと違うもの/],
];

for (const [fault, form, field, message] of wrongChanges) {
  Deno.test(`a change of password with ${fault} is refused at the field "${field}"`, () => {
    assert.match(problemsOf(PasswordChange.safeParse(form))[field] ?? "", message);
  });
}

Deno.test("the first password must be typed the same twice", () => {
  assert.ok(FirstPassword.safeParse({ next: GOOD, again: GOOD }).success);
  const problems = problemsOf(FirstPassword.safeParse({ next: GOOD, again: CURRENT }));
  assert.match(problems.again ?? "", /同じものをもう一度/);
});

function problemsOf(result: ReturnType<typeof PasswordChange.safeParse>): Record<string, string>;
function problemsOf(result: ReturnType<typeof FirstPassword.safeParse>): Record<string, string>;
function problemsOf(result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) {
  const issues = result.error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
}

const guessable: [password: string, what: string][] = [
  ["password1234", "a word and a sequence"],
  ["Password2021!", "a word and a year"],
  ["P@ssw0rd2021", "a word in leet"],
  ["ｐａｓｓｗｏｒｄ１２３４", "full width"],
  ["qwertyuiop12", "a row of keys"],
  ["poiuytrewq99", "a row of keys backwards"],
  ["123456789012", "counting"],
  ["1q2w3e4r5t6y", "a zigzag of keys"],
  ["xxxxxxxxxxxx", "one letter"],
  ["abcabcabcabc", "a block again and again"],
  ["passwordpassword", "a word twice"],
  ["iloveyou-forever", "common words"],
  ["パスワードパスワード123", "Japanese words"],
  ["sakura-himawari", "words of Japanese lists"],
  ["1qaz2wsx3edc4rfv", "columns of keys"],
  ["さくらさくらさくらさくら", "a Japanese word again and again"],
  ["congratulations", "one long word"],
  ["mondaytuesdaywednesday", "words in their order"],
  ["tanakahanako1985", "a Japanese name and a year"],
  ["vrsvaccine2021", "this system"],
  ["ワクチン接種記録2021", "this system in Japanese"],
  ["Suzuki.Urayasu1", "the login ID"],
  ["urayasu20210701", "the municipality in romaji and a day"],
  ["urayasu202106", "the municipality in romaji and a month"],
  ["122271122271", "the municipality's code twice"],
  ["浦安市役所2021年度!", "the municipality"],
  ["うらやすしワクチン接種2021", "the municipality in kana"],
];

for (const [password, what] of guessable) {
  Deno.test(`${password} is refused: ${what}`, () => {
    const known = knownWords({ loginId: "suzuki@city.urayasu.lg.jp", municipalityCode: "122271" });
    const { error } = newPassword(known).safeParse(password);
    assert.match(error?.issues[0]?.message ?? "", /推測されやすい/);
  });
}

for (
  const password of [
    GOOD,
    "correct horse battery staple variants",
    "my password is a staple",
    "浦安のまぐろは自転車に乗る",
    "k3Vq8zLw1xPd",
    "2021 kettles boil",
    DEMO_PASSWORD,
  ]
) {
  Deno.test(`${password} is accepted, though a part of it is common`, () => {
    const known = knownWords({ loginId: "urayasu-01", municipalityCode: "122271" });
    assert.equal(newPassword(known).parse(password), password);
  });
}
