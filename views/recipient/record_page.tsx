import { ageOn, formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import {
  type RecipientStatus,
  recipientStatusLabel,
} from "../../domain/recipient/recipient_status.ts";
import { type Sex, sexLabel } from "../../domain/recipient/sex.ts";
import { type DoseRow, DoseTable } from "../dose/dose_table.tsx";
import { LinkButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

export interface PersonFacts {
  residentNumber: string;
  name: string;
  kana: string;
  birthDate: PlainDate | null;
  sex: Sex | null;
  status: RecipientStatus | null;
}

/** A resident of one's own municipality: whether there is a My Number, never which. */
export interface ResidentFacts extends PersonFacts {
  hasMyNumber: boolean;
}

interface RecordPageProps {
  person: ResidentFacts | undefined;
  tickets: readonly { ticketNumber: string; state: "active" | "superseded" }[];
  doses: readonly DoseRow[];
  today: PlainDate;
}

/** 照会結果: the person, their tickets, their doses. */
export function RecordPage({ person, tickets, doses, today }: RecordPageProps) {
  return (
    <>
      <h1>照会結果</h1>
      {person
        ? <Person person={person} today={today} />
        : (
          <Message look="caution" heading="接種対象者登録待ち">
            <p>
              この接種券の人はまだ登録されていません。接種対象者のCSVファイルに券番号を入れて登録すると、下の記録が自動的に結び付きます。
            </p>
          </Message>
        )}
      <h2>接種券</h2>
      <DataTable
        caption="接種券"
        columns={["券番号", "状態"]}
        rows={tickets.map(({ ticketNumber, state }) => [
          ticketNumber,
          state === "active" ? "有効" : "再発行済み（旧券）",
        ])}
        empty="接種券は登録されていません。"
      />
      <h2>接種記録</h2>
      <DoseTable doses={doses} caption="接種と予診の記録" />
      <p>
        <LinkButton href={paths.search}>続けて照会する</LinkButton>
      </p>
    </>
  );
}

function Person({ person, today }: { person: ResidentFacts; today: PlainDate }) {
  const { birthDate, sex, status } = person;
  return (
    <>
      {status && (
        <Message look="caution" heading={recipientStatusLabel(status)}>
          <p>住民の記録では「{recipientStatusLabel(status)}」です。</p>
        </Message>
      )}
      <dl class="facts">
        <dt>個別宛名番号</dt>
        <dd>{person.residentNumber}</dd>
        <dt>氏名</dt>
        <dd class="facts__name">{person.name || "未登録"}</dd>
        <dt>カナ氏名</dt>
        <dd>{person.kana || "未登録"}</dd>
        <dt>生年月日</dt>
        <dd>
          {birthDate ? `${formatDate(birthDate)}（${ageOn(birthDate, today)}歳）` : "未登録"}
        </dd>
        <dt>性別</dt>
        <dd>{sex ? sexLabel(sex) : "未登録"}</dd>
        <dt>マイナンバー</dt>
        <dd>{person.hasMyNumber ? "登録済み（表示しません）" : "未登録"}</dd>
      </dl>
    </>
  );
}
