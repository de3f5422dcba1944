import type { Child } from "hono/jsx";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { municipalityChoice } from "../../domain/municipality/municipality_choice.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { BusyNote, Form, SubmitButton } from "../form/form.tsx";
import { AskedMunicipality, MunicipalityChooser } from "../municipality/municipality_chooser.tsx";
import { paths } from "../paths.ts";

/** What either form of 転入処理 shows; a My Number is never among what was typed. */
export interface InquiryFormState {
  /** The inquiry's id, made with the page: sent twice, the form asks once. */
  inquiryId: string;
  typed: Typed;
  problems: readonly FormProblem[];
}

interface InquiryFormProps extends InquiryFormState {
  title: string;
  action: string;
  /** The question itself, below the municipality. */
  children: Child;
}

/** The municipality a person came from, what is asked about them, and 照会. */
export function InquiryForm(
  { inquiryId, typed, problems, title, action, children }: InquiryFormProps,
) {
  return (
    <>
      <h1>{title}</h1>
      <ErrorSummary problems={problems} />
      <Form action={action} label={title}>
        <MunicipalityChooser
          label="転出元の自治体"
          choice={municipalityChoice(typed)}
          problems={problems}
        />
        <input type="hidden" name="inquiryId" value={inquiryId} />
        {children}
        <p>照会したことは、転出元の自治体にも記録され、職員に見えます。</p>
        <div class="buttons">
          <SubmitButton>照会</SubmitButton>
          <AskedMunicipality />
        </div>
        <BusyNote>照会しています。</BusyNote>
      </Form>
      <p>
        <a href={paths.transfers}>転入処理へ戻る</a>
      </p>
    </>
  );
}
