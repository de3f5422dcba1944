import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { ConfirmationRecord } from "../../domain/record/confirmation.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Message } from "../layout/message.tsx";
import type { RefusedConfirmation } from "./confirmation_part.tsx";

/** At the head of a record: that it is locked, since when, by whom, and how to unlock it. */
export function ConfirmationNotice({ confirmations }: {
  confirmations: readonly ConfirmationRecord[];
}) {
  const current = confirmations.find(({ release }) => release === null);
  if (!current) return null;
  const { confirmedAt, loginId, reason } = current;
  return (
    <Message look="success" heading="確認済み">
      <p>
        {formatDateTime(confirmedAt)}に{loginId}が紙の書類（{reason}）と照合しました。
      </p>
      <p>
        解除するまで、この記録は変わりません。変えるときは、先に<a href="#release">
          確認済みを解除
        </a>してください。
      </p>
    </Message>
  );
}

/** Why the record was not confirmed or released, first thing on the page. */
export function RefusedNotice({ refused }: { refused: RefusedConfirmation | undefined }) {
  if (!refused) return null;
  if (!refused.overtaken) return <ErrorSummary problems={refused.problems} />;
  return (
    <div role="alert" tabindex={-1} data-focus="first">
      <Message look="stop" heading="受け付けませんでした">
        <p>{refused.overtaken}</p>
      </Message>
    </div>
  );
}
