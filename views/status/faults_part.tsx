import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { StatusReport } from "../../domain/status/status_report.ts";
import { DataTable } from "../layout/data_table.tsx";
import { timeText } from "./status_words.ts";

/** What went wrong or slowly in the last hour, with what finds it in the log. */
export function FaultsPart({ report: { errors, slowStatements } }: { report: StatusReport }) {
  return (
    <section>
      <h2 id="errors">エラー（直近1時間、このサーバー）</h2>
      <DataTable
        caption="エラーの一覧"
        columns={["日時", "経路", "状態", "問い合わせ番号"]}
        rows={errors.map(({ at, route, status, request }) => [
          formatDateTime(at),
          <code>{route}</code>,
          status,
          <code>{request}</code>,
        ])}
        numeric={[2]}
        empty="エラーはありません。"
      />
      <h2 id="slow">遅いSQL（直近1時間、このサーバー）</h2>
      <DataTable
        caption="遅いSQLの一覧"
        columns={["時間", "経路", "SQL（値は含みません）"]}
        rows={slowStatements.map(({ ms, route, text }) => [
          timeText(ms),
          <code>{route ?? "―"}</code>,
          <code class="status__statement">{text}</code>,
        ])}
        numeric={[0]}
        prose={[2]}
        empty="遅いSQLはありません。"
      />
    </section>
  );
}
