import type { FindingRule } from "../finding_rule.ts";

export const possibleDuplicate: FindingRule = {
  label: "同じ人が2件ある疑い",
  severity: "check",
  why: "カナ氏名・生年月日・性別が同じ人が2件登録されています。" +
    "同じ人が二重に登録されていることが考えられます。",
  remedy: "2件を見比べ、同じ人なら統合し、別の人なら「別人」にしてください。",
  // It lies between two records: PostgreSQL finds the pairs (`duplicatePairs`).
  find: () => [],
};

/** What is said of every pair. */
export const DUPLICATE_EXPLANATION = "カナ氏名・生年月日・性別が同じ人がもう1件登録されています。";
