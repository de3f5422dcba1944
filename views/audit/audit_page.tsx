import type { AuditLine } from "../../domain/audit/audit_search.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { placeName } from "../dose/dose_table.tsx";
import { ErrorSummary } from "../form/error_summary.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { AccountTabs } from "../staff/account_tabs.tsx";
import { AuditFileForm, AuditForm, AuditPageForm } from "./audit_form.tsx";
import { lineLabel, subjectOf } from "./audit_words.ts";

interface AuditPageProps {
  /** The newest first; undefined while what was asked is refused. */
  lines?: readonly AuditLine[];
  /** On all pages, counted up to `most`. */
  total: number;
  most: number;
  typed: Typed;
  problems: readonly FormProblem[];
  page: number;
  pageCount: number;
}

/** 操作の記録: who did or saw what in this municipality, for its managers. */
export function AuditPage({ lines, typed, problems, ...found }: AuditPageProps) {
  return (
    <>
      <h1>操作の記録</h1>
      <AccountTabs current={paths.audit} role="manager" />
      <ErrorSummary problems={problems} />
      <p>
        この自治体の職員と接種会場の操作、この自治体の住民の記録を見た操作のすべてです。ログインの失敗と、使えない画面を開こうとした操作も含みます。この画面を表示したことも記録されます。
      </p>
      <AuditForm typed={typed} problems={problems} />
      {lines && <Lines lines={lines} typed={typed} found={found} />}
    </>
  );
}

interface LinesProps {
  lines: readonly AuditLine[];
  typed: Typed;
  found: Pick<AuditPageProps, "total" | "most" | "page" | "pageCount">;
}

function Lines({ lines, typed, found: { total, most, page, pageCount } }: LinesProps) {
  const isMore = total > most;
  const count = Math.min(total, most).toLocaleString("ja-JP");
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">操作（{count}件{isMore && "以上"}）</h2>
      {isMore && (
        <p>
          新しいものから{count}件までを表示し、ファイルにします。それより前は、期間を短くして探してください。
        </p>
      )}
      <DataTable
        caption="操作の記録（新しい順）"
        columns={["日時", "ログインID", "担当者", "所属", "操作", "対象", "照会の条件", "アドレス"]}
        prose={[4, 6]}
        empty="この条件の操作はありません。"
        rows={lines.map((line) => [
          formatDateTime(line.at),
          line.loginId,
          line.operatorName ?? "–",
          line.officeCode ? placeName(line.officeCode) : "–",
          lineLabel(line),
          <Subject line={line} />,
          line.criteria.join("、") || "–",
          line.address || "–",
        ])}
      />
      {pageCount > 1 && (
        <nav class="buttons" aria-label="一覧のページ">
          {page > 1 && <AuditPageForm typed={typed} page={page - 1} label="前のページ" />}
          <p>{page} / {pageCount}ページ</p>
          {page < pageCount && <AuditPageForm typed={typed} page={page + 1} label="次のページ" />}
        </nav>
      )}
      {lines.length > 0 && <AuditFileForm typed={typed} />}
    </section>
  );
}

function Subject({ line: { subject } }: { line: AuditLine }) {
  if (!subject) return <>–</>;
  const { label, href } = subjectOf(subject);
  return href ? <a class="row-link" href={href}>{label}</a> : <>{label}</>;
}
