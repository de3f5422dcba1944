import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { NameSearchForm } from "./name_search_form.tsx";

interface SearchPageProps {
  typed?: Typed;
  problems?: readonly FormProblem[];
  /** Nobody is as was asked, nor nearly. */
  foundNobody?: true;
}

/** 照会・補正: look a person up. */
export function SearchPage({ typed = {}, problems = [], foundNobody }: SearchPageProps) {
  return (
    <>
      <h1>照会・補正</h1>
      <ErrorSummary problems={problems} />
      {foundNobody && (
        <div role="alert" tabindex={-1} data-focus="first">
          <Message look="stop" heading="条件に合う人はいません">
            <p>
              入力した内容に近い人もいませんでした。カナ氏名と生年月日を確かめるか、条件を減らして照会してください。転入した人は、接種対象者の登録がまだのことがあります。
            </p>
          </Message>
        </div>
      )}
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
      <NameSearchForm typed={typed} problems={problems} />
      <h2>おかしい記録の確認</h2>
      <p>
        <a href={paths.findings}>要修正・要確認の一覧</a>
      </p>
      <h2>重複の確認</h2>
      <p>
        <a href={paths.duplicates}>同じ人の記録が2件ないか確かめる</a>
      </p>
    </>
  );
}
