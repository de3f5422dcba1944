import { formatDate } from "../../domain/date/plain_date.ts";
import type { DueDose } from "../../domain/dose/due_dose.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { Message } from "../layout/message.tsx";

interface DueMessageProps {
  due: DueDose;
  ticket: Ticket;
  /** Whether something about the ticket or the person has to be cleared up first. */
  isHeld: boolean;
}

/** Which dose is next, from when on, and whether this ticket is for it. */
export function DueMessage({ due, ticket, isHeld }: DueMessageProps) {
  const { doseNumber, last, earliest, intervalDays } = due;
  return (
    <Message look={lookOf(due, isHeld)} heading={headingOf(due, ticket, isHeld)}>
      <p>登録されている記録では、次は{doseNumber}回目です。</p>
      {last && earliest && (
        <p>
          {doseNumber}回目は{formatDate(earliest)}から接種できます（前回の{last.vaccineMaker}は
          {intervalDays}日以上空けます）。
        </p>
      )}
      {last && !earliest && (
        <p>前回のワクチンの接種間隔が一覧にないため、いつから接種できるかは示せません。</p>
      )}
    </Message>
  );
}

function lookOf({ ticket }: DueDose, isHeld: boolean) {
  if (ticket === "examination") return "plain";
  if (ticket !== "fits") return "stop";
  return isHeld ? "plain" : "success";
}

function headingOf({ ticket: standing, doseNumber }: DueDose, ticket: Ticket, isHeld: boolean) {
  switch (standing) {
    case "examination":
      return "予診のみの接種券です";
    case "other_dose":
      return `この接種券は${ticket.doseNumber}回目の券です。次の回と合いません`;
    case "too_early":
      return `${doseNumber}回目の接種には、まだ早すぎます`;
    case "fits":
      return isHeld ? "この接種券は次の回の券です" : `今日、${doseNumber}回目を接種できます`;
  }
}
