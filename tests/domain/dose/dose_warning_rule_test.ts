import assert from "node:assert/strict";
import { DOSE_WARNING_RULES } from "../../../domain/dose/dose_warning_rule.ts";
import { FINDING_RULES } from "../../../domain/finding/finding_rules.ts";

Deno.test("what the worklist calls impossible is no mere caution at the counter", () => {
  for (const [rule, { level }] of Object.entries(DOSE_WARNING_RULES)) {
    const finding = Object.entries(FINDING_RULES).find(([name]) => name === rule)?.[1];
    if (finding?.severity === "fix") assert.notEqual(level, "caution", rule);
  }
});

Deno.test("every rule has a name of its own in the history", () => {
  const labels = Object.values(DOSE_WARNING_RULES).map(({ label }) => label);
  assert.equal(new Set(labels).size, labels.length);
});
