import assert from "node:assert/strict";
import fc from "fast-check";
import { FirstPassword, NewPassword, PasswordChange } from "../../../domain/account/password.ts";

const GOOD = "correct horse battery";
const CURRENT = "an older password";

const aChange = (change: Partial<Record<"current" | "next" | "again", string>> = {}) => ({
  current: CURRENT,
  next: GOOD,
  again: change.next ?? GOOD,
  ...change,
});

Deno.test("any password of 12 to 128 characters will do, whatever its characters", () => {
  const password = fc.string({ unit: "grapheme", minLength: 12, maxLength: 60 })
    .filter((text) => text.length <= 128);
  fc.assert(fc.property(password, (text) => assert.equal(NewPassword.parse(text), text)));
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
    const found = NewPassword.safeParse("x".repeat(length)).error?.issues[0]?.message;
    if (message) assert.match(found ?? "", message);
    else assert.equal(found, undefined);
  });
}

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
