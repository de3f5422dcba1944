import { formatDateTime } from "../../domain/date/plain_date.ts";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

interface RegisteredPageProps {
  inquiryId: string;
  registered: { recipientId: string; at: Date; loginId: string };
}

/** Of a case whose person has been registered: who, by whom, and how to mend it. */
export function RegisteredPage({ inquiryId, registered }: RegisteredPageProps) {
  const { recipientId, at, loginId } = registered;
  return (
    <>
      <h1>この人を接種対象者に登録する</h1>
      <Message look="plain" heading="登録済みです">
        <p>
          この照会の回答は、{formatDateTime(at)}に{loginId}が登録しました。
        </p>
        <p>
          別の人に登録してしまったときは、その人の照会結果で接種記録を削除し、もう一度照会してください。
        </p>
        <p>
          <a href={paths.recipient(recipientId)}>登録した人の照会結果を開く</a>
        </p>
      </Message>
      <p>
        <LinkButton href={paths.inquiry(inquiryId)}>照会へ戻る</LinkButton>
      </p>
    </>
  );
}
