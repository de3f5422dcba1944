import type { AccountRole } from "../../domain/account/account_role.ts";
import type { Clinic } from "../../domain/account/clinic.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { ClinicFields } from "./clinic_fields.tsx";
import { AccountTabs } from "../staff/account_tabs.tsx";
import { ClinicTable } from "./clinic_table.tsx";

interface ClinicsPageProps {
  clinics: readonly Clinic[];
  /** Of whoever looks. */
  role: AccountRole;
  /** Of the list, from 1. */
  page: number;
  /** The operator has configured no provider: nobody in the list can sign in. */
  isWithoutProvider?: true;
  /** What was done just now, as a sentence. */
  done?: string;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** アカウント登録 › 医療機関（G-MIS ID）: who may sign in with it, and the form that adds one. */
export function ClinicsPage(props: ClinicsPageProps) {
  const { clinics, role, page, isWithoutProvider, done, problems = [] } = props;
  return (
    <>
      <h1>アカウント登録：医療機関（G-MIS ID）</h1>
      <AccountTabs current={paths.clinics} role={role} />
      <ErrorSummary problems={problems} />
      {done && (
        <Message look="success">
          <p>{done}</p>
        </Message>
      )}
      {isWithoutProvider && <WithoutProvider />}
      <p>
        ここに登録した医療機関は、G-MIS
        IDでログインして接種会場メニューを使えます。登録のない医療機関は、G-MIS
        IDを持っていてもログインできません。
      </p>
      <Adding {...props} />
      <h2>医療機関</h2>
      <ClinicTable clinics={clinics} page={page} />
    </>
  );
}

function WithoutProvider() {
  return (
    <Message look="caution">
      <p>
        G-MISとの接続がまだ設定されていないため、医療機関はログインできません。一覧の登録は先に済ませておけます。接続の設定は運用者に依頼してください。
      </p>
    </Message>
  );
}

function Adding({ typed = {}, problems = [] }: ClinicsPageProps) {
  return (
    <>
      <h2>医療機関の登録</h2>
      <Form action={paths.clinics} label="医療機関の登録">
        <TextField
          name="gmisId"
          label="G-MIS ID"
          hint="医療機関がG-MISのログインに使うID。大文字と小文字もそのまま入力してください。登録したIDは変えられません。"
          value={typed.gmisId}
          problems={problems}
          size="long"
        />
        <ClinicFields typed={typed} problems={problems} />
        <SubmitButton>登録</SubmitButton>
      </Form>
    </>
  );
}
