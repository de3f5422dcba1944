import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { LinkButton, SubmitButton } from "../form/form.tsx";
import { PeriodFields } from "../form/period_fields.tsx";
import { PrintButton } from "../layout/print_button.tsx";
import { paths } from "../paths.ts";
import { HELD } from "./progress_page.tsx";

interface ChoiceFormProps {
  typed: Typed;
  problems: readonly FormProblem[];
}

/** Which days 会場と日 shows. They are of nobody, so they stand in the address. */
export function PeriodForm({ typed, problems }: ChoiceFormProps) {
  return (
    <>
      <ErrorSummary problems={problems} />
      <form
        class="form form--grid"
        method="get"
        action={paths.progressVenues}
        aria-label="期間の指定"
        novalidate
      >
        <PeriodFields typed={typed} problems={problems} />
        <StaysHeld typed={typed} />
        <div class="buttons">
          <SubmitButton look="outline">期間を指定して表示</SubmitButton>
          <LinkButton href={`${paths.progressVenues}?from=&to=`}>全期間を表示</LinkButton>
        </div>
      </form>
    </>
  );
}

/** Which day V-SYS集計 shows. */
export function DayForm({ typed, problems }: ChoiceFormProps) {
  return (
    <>
      <ErrorSummary problems={problems} />
      <form
        class="form form--grid"
        method="get"
        action={paths.progressVsys}
        aria-label="接種日の指定"
        novalidate
      >
        <TextField
          name="day"
          label="接種日"
          hint="例：20210601、令和3年6月1日。空白なら、接種記録のある最後の日。"
          value={typed.day}
          problems={problems}
          optional
        />
        <StaysHeld typed={typed} />
        <div class="buttons">
          <SubmitButton look="outline">この日を表示</SubmitButton>
          <PrintButton look="outline" />
        </div>
      </form>
    </>
  );
}

/** Whoever has stopped the updates has stopped them for the next choice too. */
function StaysHeld({ typed }: { typed: Typed }) {
  if (typed.updates !== HELD.updates) return null;
  return <input type="hidden" name="updates" value={HELD.updates} />;
}
