import type { PlainDate } from "../../domain/date/plain_date.ts";
import { PageLinks } from "../layout/page_links.tsx";
import { MESSAGE_BOXES, type MessageBox } from "./message_box.ts";
import { MessageTable } from "./message_table.tsx";

interface MessagesPageProps {
  box: MessageBox;
  today: PlainDate;
  /** After how many days an unanswered inquiry is called overdue. */
  reminderDays: number;
}

/** メッセージ: inquiries of other municipalities, and what became of one's own. */
export function MessagesPage({ box, today, reminderDays }: MessagesPageProps) {
  const { label, path } = MESSAGE_BOXES[box.name];
  return (
    <>
      <h1>メッセージ</h1>
      <BoxTabs box={box} />
      <p>
        {box.name === "open"
          ? "ほかの自治体から届いた照会と、こちらから照会した結果です。件名を選ぶと内容が開きます。"
          : "処理が済んだ照会です。新しい順に並んでいます。"}
      </p>
      <h2>{label}（{box.counts[box.name].toLocaleString("ja-JP")}件）</h2>
      <MessageTable box={box} today={today} reminderDays={reminderDays} />
      <PageLinks
        label="メッセージのページ"
        page={box.page}
        pageCount={box.pageCount}
        hrefOf={(page) => `${path}?page=${page}`}
      />
    </>
  );
}

function BoxTabs({ box }: { box: MessageBox }) {
  return (
    <nav class="subtabs" aria-label="メッセージの種類">
      <ul>
        {(["open", "handled"] as const).map((name) => (
          <li>
            <a
              href={MESSAGE_BOXES[name].path}
              aria-current={name === box.name ? "page" : undefined}
            >
              {MESSAGE_BOXES[name].label}（{box.counts[name].toLocaleString("ja-JP")}件）
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
