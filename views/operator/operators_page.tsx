import type { AccountRole } from "../../domain/account/account_role.ts";
import {
  ASKING_LABELS,
  ASKINGS,
  IDLE_MINUTES,
  type ListedOperator,
} from "../../domain/account/operator.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { SelectField, TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { AccountTabs } from "../staff/account_tabs.tsx";
import { instantText } from "../staff/staff_words.ts";
import { OperatorFields } from "./operator_fields.tsx";
import { placesOf, stateOf, type Venue } from "./operator_words.ts";

export interface OperatorsPageProps {
  operators: readonly ListedOperator[];
  venues: readonly Venue[];
  /** Of whoever looks. */
  role: AccountRole;
  /** Of both forms, as they stand. */
  typed: Typed;
  problems?: readonly FormProblem[];
  /** What was done just now, as a sentence. */
  done?: string;
}

/** アカウント登録 › 担当者: who works at the shared tablets, and whether those ask for a PIN. */
export function OperatorsPage(props: OperatorsPageProps) {
  const { operators, venues, role, problems = [], done } = props;
  return (
    <>
      <h1>担当者</h1>
      <AccountTabs current={paths.operators} role={role} />
      <ErrorSummary problems={problems} />
      {done && (
        <Message look="success">
          <p>{done}</p>
        </Message>
      )}
      <p>
        1台の端末を何人かで使うとき、誰が登録したかを1件ずつ残します。担当者は端末で自分の名前を選び、自分だけが知っているPINを入力します。
      </p>
      <Setting {...props} />
      <h2>担当者の登録</h2>
      <Form action={paths.operators} label="担当者の登録">
        <OperatorFields venues={venues} typed={props.typed} problems={problems} />
        <SubmitButton>登録</SubmitButton>
      </Form>
      <h2>担当者の一覧</h2>
      <DataTable
        caption="担当者の一覧"
        columns={["担当者名", "使える端末", "状態", "最終利用"]}
        prose={[0, 1, 2]}
        empty="担当者はまだ登録されていません。"
        rows={operators.map((operator) => [
          <a class="row-link" href={paths.operator(operator.id)}>{operator.name}</a>,
          placesOf(operator, venues),
          stateOf(operator),
          instantText(operator.seenAt ?? null),
        ])}
      />
    </>
  );
}

function Setting({ typed, problems = [] }: OperatorsPageProps) {
  const { from, to } = IDLE_MINUTES;
  return (
    <>
      <h2>PINの設定</h2>
      <Form action={paths.operatorSetting} label="PINの設定" layout="grid">
        <SelectField
          name="asking"
          label="接種会場の端末での担当者とPIN"
          value={typed.asking}
          problems={problems}
          choices={ASKINGS.map((asking) => ({ value: asking, label: ASKING_LABELS[asking] }))}
        />
        <TextField
          name="idleMinutes"
          label="確かめ直すまでの時間（分）"
          hint={`操作がないまま過ぎると、もう一度PINを入力します。${from}～${to}分。`}
          value={typed.idleMinutes}
          inputmode="numeric"
          problems={problems}
        />
        <SubmitButton look="outline">設定する</SubmitButton>
      </Form>
    </>
  );
}
