import type { WorkingOperator } from "../../domain/account/operator.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { paths } from "../paths.ts";
import { NobodyToChoose } from "./entry_page.tsx";
import { EntryFields, type EntryFieldsProps } from "./entry_form.tsx";

const WHO = "operator-who";
const LOCK = "operator-lock";
/** Asks for what stands in the lock, instead of a page. */
export const LOCK_QUERY = "lock";

/**
 * Who works at the tablet. After the idle time, or with 担当者を交代, `static/operator_bar.ts` asks
 * for the PIN in front of the page, on which everything typed stays; the server asks by itself too.
 */
export function OperatorBar({ operator }: { operator: WorkingOperator }) {
  return (
    <section
      class="operator"
      aria-label="担当者"
      x-data="operatorBar"
      data-live
      data-idle-seconds={operator.idleMinutes * 60}
    >
      <p class="operator__who" id={WHO} role="status">
        <Who operator={operator} />
      </p>
      <a class="operator__change" href={paths.venueOperator} x-on:click="change">担当者を交代</a>
      <dialog class="operator__lock" aria-labelledby={`${LOCK}-heading`} data-part="lock">
        <h2 id={`${LOCK}-heading`}>担当者の確認</h2>
        <p data-part="idle">
          しばらく操作がなかったため、画面を隠しています。入力した内容は残っています。
        </p>
        <div
          id={LOCK}
          hx-get={`${paths.venueOperator}?as=${LOCK_QUERY}`}
          hx-trigger="open-lock"
          hx-target="this"
          hx-swap="innerHTML"
        />
        <div class="buttons">
          <button
            type="button"
            class="button button--outline"
            x-on:click="close"
            data-part="close"
          >
            交代せずに戻る
          </button>
          <a class="button button--outline" href={paths.venueOperator} data-part="reopen">
            うまくいかないときは、画面を開き直す（入力した内容は消えます）
          </a>
        </div>
      </dialog>
    </section>
  );
}

function Who({ operator: { name } }: { operator: WorkingOperator }) {
  return (
    <>
      担当者：<strong>{name}</strong>
    </>
  );
}

/** What stands in the lock. */
export function OperatorLockForm(props: EntryFieldsProps) {
  if (props.workers.length === 0) return <NobodyToChoose />;
  return (
    <form
      class="form form--column pin"
      method="post"
      action={paths.venueOperator}
      aria-label="担当者の確認"
      novalidate
      hx-post={paths.venueOperator}
      hx-target={`#${LOCK}`}
      hx-swap="innerHTML"
      hx-disable="findAll button[type=submit]"
    >
      <input type="hidden" name="as" value={LOCK_QUERY} />
      <ErrorSummary problems={props.problems} />
      <EntryFields {...props} />
    </form>
  );
}

/** After the right PIN: the name, whose change opens the lock. */
export function OperatorEntered({ operator }: { operator: WorkingOperator }) {
  return (
    <hx-partial hx-target={`#${WHO}`} hx-swap="innerHTML">
      <Who operator={operator} />
    </hx-partial>
  );
}
