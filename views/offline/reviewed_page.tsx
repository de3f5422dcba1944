import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { doseName } from "../dose/dose_table.tsx";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

/** A dose of 要確認 that somebody has registered meanwhile. */
export function ReviewedPage({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <h1>登録済み</h1>
      <Message look="success" heading={`${doseName(ticket)}は、もう登録されています`}>
        <p>この端末に保存した内容と同じ登録です。「要確認」の一覧からは、自動で消えます。</p>
      </Message>
      <div class="buttons">
        <LinkButton href={paths.venueOffline}>未送信の一覧へ</LinkButton>
        <LinkButton href={paths.venue}>次の人を読み取る</LinkButton>
      </div>
    </>
  );
}
