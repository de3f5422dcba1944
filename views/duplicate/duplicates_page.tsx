import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import { pairId } from "../../domain/duplicate/person_pair.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { type Sex, sexLabel } from "../../domain/recipient/sex.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { Lines } from "./side_choice.tsx";

export interface ListedPerson {
  residentNumber: string;
  name: string;
  kana: string;
  birthDate: string | null;
  sex: Sex | null;
  ticketNumber: string | null;
  doseCount: number;
}

export interface ListedPair {
  lowerId: string;
  higherId: string;
  lower: ListedPerson;
  higher: ListedPerson;
}

export interface DistinctPair extends ListedPair {
  markedAt: Date;
  loginId: string;
  reason: string;
}

interface DuplicatesPageProps {
  pairs: readonly ListedPair[];
  /** Of all, also on other pages; `isMore` when there are more than were counted. */
  count: { pairs: number; isMore: boolean };
  /** From 1. */
  page: number;
  pageCount: number;
  distinct: readonly DistinctPair[];
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** 重複の確認: pairs that look like one person, any two to compare, and those marked as 別人. */
export function DuplicatesPage(props: DuplicatesPageProps) {
  const { pairs, count, page, pageCount, distinct, typed = {}, problems = [] } = props;
  return (
    <>
      <h1>重複の確認</h1>
      <ErrorSummary problems={problems} />
      <p>
        カナ氏名・生年月日・性別が同じ2人です。同じ人なら統合し、違う人なら「別人」としてください。
      </p>
      <h2>
        重複の候補（{count.pairs.toLocaleString("ja-JP")}組{count.isMore && "以上"}）
      </h2>
      <PairTable pairs={pairs} />
      <Pages page={page} pageCount={pageCount} />
      <h2>2件を指定して比べる</h2>
      <Form action={paths.duplicates} label="2件を指定して比べる" layout="grid">
        {(["first", "second"] as const).map((name, index) => (
          <TextField
            name={name}
            label={`${index + 1}件目の個別宛名番号`}
            value={typed[name]}
            problems={problems}
          />
        ))}
        <div class="buttons">
          <SubmitButton>比べる</SubmitButton>
        </div>
      </Form>
      <h2>「別人」とした2件</h2>
      <DistinctTable pairs={distinct} />
      <p>
        <LinkButton href={paths.search}>照会・補正へ戻る</LinkButton>
      </p>
    </>
  );
}

function PairTable({ pairs }: { pairs: readonly ListedPair[] }) {
  return (
    <DataTable
      caption="重複の候補"
      columns={[
        "カナ氏名",
        "操作",
        "氏名",
        "生年月日",
        "性別",
        "個別宛名番号",
        "券番号",
        "接種記録",
      ]}
      prose={[0, 2]}
      rows={pairs.map((pair) => {
        const { lower, higher } = pair;
        const both = (shown: (person: ListedPerson) => string) => (
          <Lines lines={[shown(lower), shown(higher)]} />
        );
        return [
          both(({ kana }) => kana),
          <CompareLink pair={pair} />,
          both(({ name }) => name || "（空白）"),
          lower.birthDate && formatDate(lower.birthDate),
          lower.sex && sexLabel(lower.sex),
          both(({ residentNumber }) => residentNumber),
          both(({ ticketNumber }) => ticketNumber ?? "–"),
          both(({ doseCount }) => `${doseCount}件`),
        ];
      })}
      empty="重複の候補はありません。"
    />
  );
}

function CompareLink({ pair }: { pair: ListedPair }) {
  const { lower, higher } = pair;
  return (
    <a
      href={paths.duplicate(pairId(pair))}
      aria-label={`比べる（個別宛名番号${lower.residentNumber}と${higher.residentNumber}）`}
    >
      比べる
    </a>
  );
}

function DistinctTable({ pairs }: { pairs: readonly DistinctPair[] }) {
  return (
    <DataTable
      caption="「別人」とした2件（新しい順）"
      columns={["個別宛名番号", "操作", "カナ氏名", "日時", "処理した人", "理由"]}
      prose={[2, 5]}
      rows={pairs.map((pair) => [
        <Lines lines={[pair.lower.residentNumber, pair.higher.residentNumber]} />,
        <Form action={paths.distinctionWithdrawal(pairId(pair))}>
          <button
            type="submit"
            class="button button--outline"
            aria-label={`取り消す（個別宛名番号${pair.lower.residentNumber}と${pair.higher.residentNumber}）`}
          >
            取り消す
          </button>
        </Form>,
        <Lines lines={[pair.lower.kana, pair.higher.kana]} />,
        formatDateTime(pair.markedAt),
        pair.loginId,
        pair.reason,
      ])}
      empty="「別人」とした2件はありません。"
    />
  );
}

function Pages({ page, pageCount }: { page: number; pageCount: number }) {
  if (pageCount <= 1) return null;
  const link = (to: number, label: string) => (
    <a class="button button--outline" href={`${paths.duplicates}?page=${to}`}>{label}</a>
  );
  return (
    <nav class="buttons" aria-label="重複の候補のページ">
      {page > 1 && link(page - 1, "前のページ")}
      <p>{page} / {pageCount}ページ</p>
      {page < pageCount && link(page + 1, "次のページ")}
    </nav>
  );
}
