import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { type ReceivedFilter, receivedQuery } from "../../domain/transfer/received_filter.ts";
import { placeName } from "../dose/dose_table.tsx";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import { stateLabel } from "../inquiry/case_words.ts";
import { DataTable } from "../layout/data_table.tsx";
import { PageLinks } from "../layout/page_links.tsx";
import { paths } from "../paths.ts";
import { type AskerRow, AskersPart } from "./askers_part.tsx";
import { ReceivedFilterForm } from "./received_filter_form.tsx";
import { FINDING_LABELS, KIND_LABELS } from "./watch_words.ts";

interface ReceivedPageProps {
  /** The newest first. */
  inquiries: readonly Inquiry[];
  /** On all pages. */
  total: number;
  /** Of every municipality, the most first. */
  askers: readonly AskerRow[];
  filter: ReceivedFilter;
  typed: Typed;
  problems: readonly FormProblem[];
  page: number;
  pageCount: number;
}

/** 転入処理 › 受けた照会の一覧: who asked about people of this municipality. */
export function ReceivedPage(props: ReceivedPageProps) {
  const { inquiries, total, askers, filter, typed, problems, page, pageCount } = props;
  return (
    <>
      <h1>受けた照会の一覧</h1>
      <ErrorSummary problems={problems} />
      <p>
        ほかの自治体がこの自治体の住民について行った照会のすべてです。該当者がいなかった照会と、自動で回答した照会も含みます。不審な照会は、照会元の自治体に確かめてください。
      </p>
      <ReceivedFilterForm filter={filter} askers={askers} typed={typed} problems={problems} />
      <AskersPart askers={askers} filter={filter} />
      <h2>照会（{total.toLocaleString("ja-JP")}件）</h2>
      <Received inquiries={inquiries} />
      <PageLinks
        label="一覧のページ"
        page={page}
        pageCount={pageCount}
        hrefOf={(to) => paths.receivedInquiries + receivedQuery(filter, to)}
      />
      <p>
        <LinkButton href={paths.transfers}>転入処理へ戻る</LinkButton>
      </p>
    </>
  );
}

function Received({ inquiries }: { inquiries: readonly Inquiry[] }) {
  return (
    <DataTable
      caption="受けた照会（新しい順）"
      columns={["照会日時", "照会元", "照会した人", "照会の方法", "結果"]}
      prose={[0, 2, 4]}
      empty="この条件の照会はありません。"
      rows={inquiries.map((inquiry) => [
        <a class="row-link" href={paths.inquiry(inquiry.id)}>{formatDateTime(inquiry.askedAt)}</a>,
        placeName(inquiry.otherCode),
        inquiry.askedBy,
        KIND_LABELS[inquiry.criteria.kind],
        resultText(inquiry),
      ])}
    />
  );
}

/** What the register said, and what became of it where staff had to look. */
function resultText(inquiry: Inquiry): string {
  const finding = FINDING_LABELS[inquiry.finding];
  const isAnsweredAtOnce = ["answered", "none"].includes(inquiry.state);
  return isAnsweredAtOnce ? finding : `${finding}（${stateLabel(inquiry)}）`;
}
