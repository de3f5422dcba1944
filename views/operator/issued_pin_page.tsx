import type { Operator } from "../../domain/account/operator.ts";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

interface IssuedPinPageProps {
  operator: Operator;
  /** Nobody is shown it a second time. */
  pin: string;
  done: string;
}

/** An issued PIN, once: to be handed over, and replaced by the 担当者 at the first use. */
export function IssuedPinPage({ operator, pin, done }: IssuedPinPageProps) {
  return (
    <>
      <h1>PINの発行</h1>
      <div tabindex={-1} data-focus="first">
        <Message look="success">
          <p>{done}</p>
        </Message>
      </div>
      <dl class="facts">
        <dt>担当者</dt>
        <dd>{operator.name}</dd>
        <dt>初めてのPIN</dt>
        <dd class="issued-pin">{pin}</dd>
      </dl>
      <Message look="caution" heading="このPINが表示されるのは今だけです">
        <p>
          本人だけに伝えてください。初めて使うときに、本人が自分だけのPINに変えます。忘れたときは、PINを再発行してください。
        </p>
      </Message>
      <div class="buttons">
        <LinkButton href={paths.operator(operator.id)}>{operator.name}の画面へ</LinkButton>
        <LinkButton href={paths.operators}>一覧へ戻る</LinkButton>
      </div>
    </>
  );
}
