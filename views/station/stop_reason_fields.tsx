import { STOP_REASONS } from "../../domain/dose/stop_reason.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ReasonFields } from "../form/reason_fields.tsx";

/** Why a dose is registered although something stops it. */
export function StopReasonFields(
  { typed, problems }: { typed: Typed; problems: readonly FormProblem[] },
) {
  return (
    <fieldset class="stop-reason">
      <legend>「確認が必要です」の内容を確かめてください</legend>
      <ReasonFields
        reasons={STOP_REASONS}
        choice={{ name: "stopReason", label: "登録する理由" }}
        note={{ name: "stopNote", label: "理由の説明" }}
        typed={typed}
        problems={problems}
      />
    </fieldset>
  );
}
