import { formatDate } from "../../domain/date/plain_date.ts";
import { sumOf } from "../../domain/dose/day_totals.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths, todaysPaths } from "../paths.ts";
import type { Station } from "../station/station.ts";
import type { DayFigures, TodaysRow } from "./todays_row.ts";
import { TodaysSearchForm } from "./todays_search_form.tsx";
import { TodaysTable } from "./todays_table.tsx";
import { TodaysTotals } from "./todays_totals.tsx";

/** What was just done to one of the doses. */
export type TodaysDeed = "corrected" | "withdrawn" | "restored";

export interface TodaysDosesPageProps extends DayFigures {
  station: Station;
  doses: readonly TodaysRow[];
  /** Of all pages, as searched. */
  found: number;
  /** From 1. */
  page: number;
  pageCount: number;
  typed?: Typed;
  problems?: readonly FormProblem[];
  done?: TodaysDeed;
}

/** 当日の一覧: what this account registered today, newest first, to correct and to count. */
export function TodaysDosesPage(props: TodaysDosesPageProps) {
  const { station, today, counts, withdrawnCount, typed, problems = [], done } = props;
  return (
    <div class="today">
      <h1>当日の一覧</h1>
      <ErrorSummary problems={problems} />
      {done && <Done deed={done} />}
      <p>
        {formatDate(today)}に、このログインIDで登録した接種：
        <strong class="counter">{sumOf(counts).toLocaleString("ja-JP")}</strong>件
        {withdrawnCount > 0 && `（ほかに取消 ${withdrawnCount.toLocaleString("ja-JP")}件）`}
      </p>
      <div class="buttons">
        <LinkButton href={station.start}>接種券の読み取りへ</LinkButton>
        <LinkButton href={todaysPaths(station.doses).sheet}>日計表</LinkButton>
      </div>
      <TodaysSearchForm
        station={station}
        typed={typed ?? {}}
        problems={problems}
        standing={typed ? "narrowed" : "whole"}
      />
      <Found {...props} />
      <TodaysTotals counts={counts} />
      <Yesterday station={station} />
    </div>
  );
}

const DEEDS: Record<TodaysDeed, { heading: string; note: string }> = {
  corrected: { heading: "訂正しました", note: "訂正する前の内容は、変更の履歴に残ります。" },
  withdrawn: {
    heading: "取り消しました",
    note: "今日のうちは、一覧の「取消をやめる」で元に戻せます。",
  },
  restored: { heading: "取消をやめました", note: "登録した接種は、また有効です。" },
};

function Done({ deed }: { deed: TodaysDeed }) {
  const { heading, note } = DEEDS[deed];
  return (
    <div role="status" tabindex={-1} data-focus="first">
      <Message look="success" heading={heading}>
        <p>{note}</p>
      </Message>
    </div>
  );
}

function Found(props: TodaysDosesPageProps) {
  const { station, doses, found, page, pageCount, typed } = props;
  const empty = typed ? "この条件の登録はありません。" : "今日はまだ登録していません。";
  const isCut = typed && doses.length < found;
  return (
    <>
      {typed && <p role="status">{found.toLocaleString("ja-JP")}件みつかりました。</p>}
      {isCut && (
        <p>新しいものから{doses.length}件を表示しています。条件を加えてさがしてください。</p>
      )}
      <TodaysTable station={station} doses={doses} empty={empty} />
      {!typed && <Pages {...{ station, page, pageCount }} />}
    </>
  );
}

function Pages(
  { station, page, pageCount }: Pick<TodaysDosesPageProps, "station" | "page" | "pageCount">,
) {
  if (pageCount <= 1) return null;
  const to = (number: number) => `${station.doses}?page=${number}`;
  return (
    <nav class="buttons" aria-label="一覧のページ">
      {page > 1 && <LinkButton href={to(page - 1)}>前のページ</LinkButton>}
      <p>{page} / {pageCount}ページ</p>
      {page < pageCount && <LinkButton href={to(page + 1)}>次のページ</LinkButton>}
    </nav>
  );
}

/** Only today's are the account's own. */
function Yesterday({ station }: { station: Station }) {
  return (
    <>
      <h2>昨日までの登録の訂正</h2>
      {station.tab === paths.venue
        ? (
          <p>
            この画面で訂正・取消ができるのは、今日登録したものだけです。昨日までの登録は自治体の職員が直しますので、自治体の担当に連絡してください。
          </p>
        )
        : (
          <p>
            この画面で訂正・取消ができるのは、今日登録したものだけです。昨日までの登録は、
            <a href={paths.search}>照会・補正</a>で直してください。
          </p>
        )}
    </>
  );
}
