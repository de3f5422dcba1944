import { formatDateTime } from "../../domain/date/plain_date.ts";
import { Message } from "../layout/message.tsx";

/** On the counter's page for a dose of 要確認: it has been given already. */
export function ReadOffline({ readAt }: { readAt: Date }) {
  return (
    <Message look="plain" heading="通信のないときに読み取った接種です（要確認）">
      <p>{formatDateTime(readAt)}に読み取り、入力した内容が入っています。まだ登録していません。</p>
      <p>予診票と、下の本人・接種の内容を見比べてから登録してください。</p>
    </Message>
  );
}
