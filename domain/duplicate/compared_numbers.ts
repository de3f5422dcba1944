import { z } from "zod";
import type { FormProblem } from "../form_problem.ts";
import { ResidentNumber } from "../recipient/resident_number.ts";

/** The form that names any two records to compare. */
export const ComparedNumbersForm = z.object({ first: ResidentNumber, second: ResidentNumber });
export type ComparedNumbersForm = z.infer<typeof ComparedNumbersForm>;

const FIELDS = ["first", "second"] as const;

/** Why two numbers make no pair. */
export function missingNumber(
  found: { kind: "missing"; position: 0 | 1 } | { kind: "same" },
): FormProblem {
  if (found.kind === "same") {
    const message = "2件とも同じ個別宛名番号です。比べる相手の個別宛名番号を入力してください。";
    return { field: FIELDS[1], message };
  }
  const message = "この個別宛名番号の人は登録されていません。番号を確かめてください。";
  return { field: FIELDS[found.position], message };
}
