import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

interface SearchPageProps {
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** 照会・補正: look a person up. */
export function SearchPage({ typed = {}, problems = [] }: SearchPageProps) {
  return (
    <>
      <h1>照会・補正</h1>
      <ErrorSummary problems={problems} />
      <h2>接種券番号で照会</h2>
      <Form action={paths.search} label="接種券番号で照会">
        <TextField
          name="ticketNumber"
          label="接種券番号"
          hint="券番号10桁、またはOCRライン18桁を入力してください。"
          value={typed.ticketNumber}
          inputmode="numeric"
          problems={problems}
        />
        <SubmitButton>照会</SubmitButton>
      </Form>
      <h2>「氏名」などで照会</h2>
      <Message look="plain" heading="この機能はまだ利用できません">
        <p>カナ氏名・生年月日・性別による照会は、準備ができ次第この画面で使えるようになります。</p>
      </Message>
    </>
  );
}
