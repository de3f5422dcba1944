import type { ListedOperator } from "../../domain/account/operator.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { instantText } from "../staff/staff_words.ts";
import { OperatorFields } from "./operator_fields.tsx";
import { stateOf, type Venue } from "./operator_words.ts";

export interface OperatorPageProps {
  operator: ListedOperator;
  venues: readonly Venue[];
  typed: Typed;
  problems?: readonly FormProblem[];
  /** Somebody else changed them before what was sent now could be done. */
  isOvertaken?: true;
  done?: string;
}

/** アカウント登録 › 担当者 › one of them: 更新, PINの再発行, 停止 or 再開. */
export function OperatorPage(props: OperatorPageProps) {
  const { operator, venues, typed, problems = [], isOvertaken, done } = props;
  return (
    <>
      <h1>担当者：{operator.name}</h1>
      <ErrorSummary problems={problems} />
      {isOvertaken && <Overtaken operator={operator} />}
      {done && (
        <Message look="success">
          <p>{done}</p>
        </Message>
      )}
      <dl class="facts">
        <dt>状態</dt>
        <dd>{stateOf(operator)}</dd>
        <dt>最後の変更</dt>
        <dd>{`${instantText(operator.changedAt)} ${operator.changedBy}`}</dd>
      </dl>
      <h2>更新</h2>
      <Form action={paths.operator(operator.id)} label="更新">
        <Version operator={operator} />
        <OperatorFields venues={venues} typed={typed} problems={problems} />
        <SubmitButton>更新</SubmitButton>
      </Form>
      <Steps operator={operator} />
      <p>
        <LinkButton href={paths.operators}>一覧へ戻る</LinkButton>
      </p>
    </>
  );
}

function Overtaken({ operator: { changedAt, changedBy } }: { operator: ListedOperator }) {
  return (
    <div role="alert" tabindex={-1} data-focus="first">
      <Message look="stop" heading="受け付けませんでした">
        <p>
          {`${instantText(changedAt)}に${changedBy}が先に変更しました。`}
          今の内容を確かめて、よければもう一度操作してください。
        </p>
      </Message>
    </div>
  );
}

function Steps({ operator }: { operator: ListedOperator }) {
  const { id, disabledAt } = operator;
  return (
    <>
      <h2>PINの再発行</h2>
      <p>
        PINを忘れたとき、ほかの人に知られたおそれがあるときに使います。今のPINはすぐに使えなくなり、働いている端末でもう一度PINを入力することになります。
      </p>
      <Step operator={operator} action={paths.operatorPin(id)} button="PINを再発行する" />
      <h2>{disabledAt ? "再開" : "停止"}</h2>
      {disabledAt
        ? <p>停止する前と同じPINで、もう一度使えるようにします。</p>
        : <p>どの端末でも、すぐに選べなくなります。登録した接種記録の担当者名は残ります。</p>}
      {disabledAt
        ? <Step operator={operator} action={paths.operatorEnabling(id)} button="再開する" />
        : <Step operator={operator} action={paths.operatorDisabling(id)} button="停止する" />}
    </>
  );
}

interface StepProps {
  operator: ListedOperator;
  action: string;
  button: string;
}

function Step({ operator, action, button }: StepProps) {
  return (
    <Form action={action} label={button}>
      <Version operator={operator} />
      <SubmitButton look="outline">{button}</SubmitButton>
    </Form>
  );
}

function Version({ operator }: { operator: ListedOperator }) {
  return <input type="hidden" name="version" value={String(operator.version)} />;
}
