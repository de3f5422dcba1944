import type { Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { EntryFields, type EntryFieldsProps, KeptFields } from "./entry_form.tsx";

interface OperatorEntryPageProps extends EntryFieldsProps {
  /** Where the form goes: what was typed on the page before goes there with it. */
  action: string;
  kept: Typed;
  /** Whether something was sent that has not been done yet. */
  isHeld: boolean;
}

/** 担当者の確認: who works at this tablet, before anything is read or registered. */
export function OperatorEntryPage(props: OperatorEntryPageProps) {
  const { action, kept, isHeld, workers, problems } = props;
  return (
    <div class="pin">
      <h1>担当者の確認</h1>
      <ErrorSummary problems={problems} />
      {isHeld && (
        <Message look="caution" heading="まだ登録していません">
          <p>
            しばらく操作がなかったため、担当者を確かめます。入力した内容は残っています。PINを入力すると、そのまま続けます。
          </p>
        </Message>
      )}
      {workers.length === 0 ? <NobodyToChoose /> : (
        <Form action={action} label="担当者の確認">
          <KeptFields kept={kept} />
          <EntryFields {...props} />
        </Form>
      )}
    </div>
  );
}

export function NobodyToChoose() {
  return (
    <Message look="stop" heading="この端末で選べる担当者がいません">
      <p>自治体の担当に、このログインIDで働く担当者の登録を依頼してください。</p>
    </Message>
  );
}
