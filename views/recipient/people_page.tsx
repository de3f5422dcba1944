import type { Child } from "hono/jsx";
import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { type NearReason, nearReasonLabel } from "../../domain/recipient/near_match.ts";
import {
  type RecipientStatus,
  recipientStatusLabel,
} from "../../domain/recipient/recipient_status.ts";
import { type Sex, sexLabel } from "../../domain/recipient/sex.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { NameSearchForm } from "./name_search_form.tsx";
import { NarrowingForm } from "./narrowing_form.tsx";

interface PersonRow {
  id: string;
  residentNumber: string;
  name: string;
  kana: string;
  birthDate: PlainDate | null;
  sex: Sex | null;
  status: RecipientStatus | null;
  ticketNumber: string | null;
}

interface PeoplePageProps {
  exact: readonly PersonRow[];
  /** Only when nobody is exact. */
  near: readonly (PersonRow & { reasons: readonly NearReason[] })[];
  total: number;
  /** There are more near ones than `total`. */
  isCut: boolean;
  /** What the search was, with what was typed to narrow it. */
  typed: Typed;
  problems?: readonly FormProblem[];
}

/** 照会 that found several people, or only people who nearly are as asked: which one is meant? */
export function PeoplePage(props: PeoplePageProps) {
  const { exact, near, total, isCut, typed, problems = [] } = props;
  return (
    <>
      <h1>{exact.length > 0 ? "照会結果（複数名該当）" : "照会結果（近い候補）"}</h1>
      <ErrorSummary problems={problems} />
      {exact.length > 0 ? <ExactPeople people={exact} total={total} /> : (
        <NearPeople
          people={near}
          total={total}
          isCut={isCut}
          hasBirthDate={Boolean(typed.birthDate?.trim())}
        />
      )}
      {exact.length > 0 && <NarrowingForm typed={typed} problems={problems} />}
      <h2>条件を変えて照会</h2>
      <NameSearchForm typed={typed} problems={[]} />
    </>
  );
}

const COLUMNS = [
  "氏名",
  "カナ氏名",
  "生年月日",
  "性別",
  "個別宛名番号",
  "接種券番号",
  "状態",
];

function ExactPeople({ people, total }: { people: readonly PersonRow[]; total: number }) {
  return (
    <>
      <p>
        条件に一致する人が{total.toLocaleString("ja-JP")}人います。
        {people.length < total && `はじめの${people.length}人を表示しています。`}
        氏名を選ぶと、その人の照会結果を表示します。
      </p>
      <DataTable
        caption="条件に一致する人"
        columns={COLUMNS}
        rows={people.map(cellsOf)}
        empty=""
      />
    </>
  );
}

interface NearPeopleProps extends Pick<PeoplePageProps, "total" | "isCut"> {
  people: PeoplePageProps["near"];
  hasBirthDate: boolean;
}

function NearPeople({ people, total, isCut, hasBirthDate }: NearPeopleProps) {
  return (
    <>
      <Message look="caution" heading="近い人の候補です">
        <p>
          入力した条件のとおりの人は登録されていません。下は一部が違う人です。違うところを見て、本人かどうかを必ず確かめてから選んでください。
        </p>
      </Message>
      <h2>近い候補（{total.toLocaleString("ja-JP")}人{isCut && "以上"}）</h2>
      {people.length < total && (
        <p>
          近い順に{people.length}人を表示しています。
          {hasBirthDate && "条件を増やすと、候補が絞られます。"}
        </p>
      )}
      {!hasBirthDate && <p>生年月日も入力すると絞り込めます。</p>}
      <DataTable
        caption="近い候補"
        columns={[...COLUMNS.slice(0, 1), "違うところ", ...COLUMNS.slice(1)]}
        rows={people.map((person) => {
          const [name, ...cells] = cellsOf(person);
          return [name, <Reasons reasons={person.reasons} />, ...cells];
        })}
        prose={[1]}
        empty=""
      />
    </>
  );
}

function Reasons({ reasons }: { reasons: readonly NearReason[] }) {
  return (
    <ul class="reasons">
      {reasons.map((reason) => <li>{nearReasonLabel(reason)}</li>)}
    </ul>
  );
}

function cellsOf(person: PersonRow): Child[] {
  const { id, name, kana, birthDate, sex, residentNumber, ticketNumber, status } = person;
  return [
    <a href={paths.recipient(id)}>{name || kana || "氏名未登録"}</a>,
    kana || "未登録",
    birthDate ? formatDate(birthDate) : "未登録",
    sex ? sexLabel(sex) : "未登録",
    residentNumber,
    ticketNumber ?? "なし",
    status ? recipientStatusLabel(status) : "–",
  ];
}
