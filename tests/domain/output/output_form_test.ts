import assert from "node:assert/strict";
import type { Typed } from "../../../domain/form_problem.ts";
import {
  registerChoice,
  RegisterForm,
  waitingChoice,
  WaitingForm,
} from "../../../domain/output/output_form.ts";

/** The form as it is first shown. */
const UNTOUCHED: Typed = {
  scope: "all",
  periodBasis: "vaccinated_on",
  periodFrom: "",
  periodTo: "",
  doseCount: "2",
  encoding: "utf-8",
  header: "",
};

const choiceOf = (typed: Typed) => registerChoice(RegisterForm.parse({ ...UNTOUCHED, ...typed }));

function refusedFields(typed: Typed): unknown[] {
  const form = RegisterForm.safeParse({ ...UNTOUCHED, ...typed });
  return form.success ? [] : form.error.issues.map(({ path }) => path[0]);
}

Deno.test("the form as it is first shown asks for the specified file", () => {
  const specified = { scope: "all", period: null, doseCount: 2, encoding: "utf-8", header: false };
  assert.deepEqual(choiceOf({}), { kind: "register", ...specified });
  assert.deepEqual(waitingChoice(WaitingForm.parse(UNTOUCHED)), { kind: "waiting", ...specified });
});

Deno.test("every choice arrives", () => {
  for (let doseCount = 1; doseCount <= 9; doseCount++) {
    assert.equal(choiceOf({ doseCount: String(doseCount) }).doseCount, doseCount);
  }
  for (const encoding of ["utf-8", "utf-8-bom", "shift_jis"]) {
    assert.equal(choiceOf({ encoding }).encoding, encoding);
  }
  for (const scope of ["all", "changed"]) assert.equal(choiceOf({ scope }).scope, scope);
  assert.equal(choiceOf({ header: "with_header" }).header, true);
});

Deno.test("a period has dates as they are typed everywhere, and may be open at one end", () => {
  const scope = "period";
  const both = { scope, periodBasis: "registered_at", periodFrom: "R3.6.1", periodTo: "20210601" };
  assert.deepEqual(choiceOf(both).period, {
    basis: "registered_at",
    from: "2021-06-01",
    to: "2021-06-01",
  });
  const basis = "vaccinated_on";
  const from = choiceOf({ scope, periodFrom: "２０２１年６月１日" });
  assert.deepEqual(from.period, { basis, from: "2021-06-01", to: null });
  const to = choiceOf({ scope, periodTo: " 2021/6/30 " });
  assert.deepEqual(to.period, { basis, from: null, to: "2021-06-30" });
});

Deno.test("what cannot be meant is refused at its field", () => {
  const scope = "period";
  const table: [Typed, string[]][] = [
    [{ scope }, ["periodFrom"]],
    [{ scope, periodFrom: "20210602", periodTo: "20210601" }, ["periodTo"]],
    [{ scope, periodFrom: "2月30日" }, ["periodFrom"]],
    [{ scope, periodFrom: "20210230", periodTo: "x" }, ["periodFrom", "periodTo"]],
    [{ scope, periodFrom: "20210601", periodBasis: "" }, ["periodBasis"]],
    [{ periodFrom: "20210601" }, ["scope"]],
    [{ scope: "changed", periodTo: "20210601" }, ["scope"]],
    [{ scope: "" }, ["scope"]],
    [{ doseCount: "0" }, ["doseCount"]],
    [{ doseCount: "10" }, ["doseCount"]],
    [{ doseCount: "2.5", encoding: "utf-16" }, ["doseCount", "encoding"]],
  ];
  for (const [typed, fields] of table) {
    assert.deepEqual(refusedFields(typed), fields, JSON.stringify(typed));
  }
});
