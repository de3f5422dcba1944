import type { Child } from "hono/jsx";
import {
  daysBetween,
  formatDate,
  formatDateTime,
  japanToday,
  type PlainDate,
} from "../../domain/date/plain_date.ts";
import { fullKana } from "../../domain/recipient/person_name.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { messageTitle } from "../../domain/transfer/message_title.ts";
import { placeName } from "../dose/dose_table.tsx";
import { handlerText, stateLabel } from "../inquiry/case_words.ts";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import type { MessageBox } from "./message_box.ts";

interface MessageTableProps {
  box: MessageBox;
  today: PlainDate;
  reminderDays: number;
}

/** One line a case; the title leads to it. */
export function MessageTable({ box, today, reminderDays }: MessageTableProps) {
  const isOpen = box.name === "open";
  return (
    <div class="messages">
      <DataTable
        caption={isOpen ? "未処理のメッセージ" : "処理済みのメッセージ"}
        columns={[
          "件名",
          "相手の自治体",
          "照会の対象",
          "状態",
          "照会日時",
          ...(isOpen ? [] : ["処理した人", "処理日時"]),
        ]}
        prose={[0, 1, 2, 3, 4, 5, 6]}
        empty={isOpen
          ? "未処理のメッセージはありません。"
          : "処理済みのメッセージはまだありません。"}
        rows={box.messages.map((inquiry) => [
          <Title inquiry={inquiry} />,
          <Other inquiry={inquiry} />,
          <Whom inquiry={inquiry} />,
          <Standing inquiry={inquiry} today={today} reminderDays={reminderDays} />,
          formatDateTime(inquiry.askedAt),
          ...(isOpen ? [] : handledCells(inquiry)),
        ])}
      />
    </div>
  );
}

function Title({ inquiry }: { inquiry: Inquiry }) {
  return (
    <>
      {inquiry.isUnread && <strong class="unread">未読</strong>}
      <a class="row-link" href={paths.inquiry(inquiry.id)}>{messageTitle(inquiry)}</a>
      {inquiry.batchId && <span class="quiet">まとめて照会</span>}
    </>
  );
}

/** As far as was asked: never a My Number. */
function Whom({ inquiry: { criteria } }: { inquiry: Inquiry }) {
  if (criteria.kind === "my_number") return <>マイナンバーによる照会</>;
  return (
    <>
      <span class="unbroken">{fullKana(criteria)}</span>
      <span class="unbroken">（{formatDate(criteria.birthDate)}生）</span>
    </>
  );
}

function Other({ inquiry: { side, otherCode } }: { inquiry: Inquiry }) {
  return <>{placeName(otherCode)}{side === "asking" ? "へ" : "から"}</>;
}

interface StandingProps {
  inquiry: Inquiry;
  today: PlainDate;
  reminderDays: number;
}

/** Waiting is said on both sides; that it is overdue, to whom others wait for. */
function Standing({ inquiry, today, reminderDays }: StandingProps) {
  const label = stateLabel(inquiry);
  if (inquiry.state !== "waiting") return <>{label}</>;
  const days = daysBetween(japanToday(inquiry.askedAt), today);
  const since = days === 0 ? "今日から" : `${days}日前から`;
  const isOverdue = inquiry.side === "asked" && days >= reminderDays;
  return (
    <>
      {label}（{since}）
      {isOverdue && <strong class="overdue">{reminderDays}日以上お待たせしています</strong>}
    </>
  );
}

function handledCells(inquiry: Inquiry): Child[] {
  const { handled } = inquiry;
  return [handlerText(inquiry), handled ? formatDateTime(handled.at) : "–"];
}
