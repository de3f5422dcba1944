import { formatDateTime } from "../../domain/date/plain_date.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../../domain/municipality/municipality_master.ts";
import type { StatusReport } from "../../domain/status/status_report.ts";
import { DataTable } from "../layout/data_table.tsx";
import { countText } from "../progress/figure_text.ts";
import { JOB_NAMES, spanText } from "./status_words.ts";

/** Jobs that have not ended, and what is done once a day or every few seconds. */
export function WorksPart({ report: { at, jobs, runs } }: { report: StatusReport }) {
  return (
    <section>
      <h2 id="jobs">終わっていない処理</h2>
      <DataTable
        caption="終わっていない処理の一覧"
        columns={["処理", "自治体", "受付", "状態"]}
        rows={jobs.map(({ kind, municipalityCode, requestedAt, attempts }) => [
          JOB_NAMES[kind] ?? kind,
          municipalityName(municipalityCode),
          `${spanText(at.getTime() - requestedAt.getTime())}前`,
          attempts === 0 ? "待ち" : `${attempts}回目の実行`,
        ])}
        numeric={[2]}
        empty="終わっていない処理はありません。"
      />
      <h2 id="runs">定期処理</h2>
      <dl class="facts">
        <dt>オープンデータの公表</dt>
        <dd>{lastText(runs.publishedAt)}</dd>
        <dt>保存期間を過ぎた記録の消去</dt>
        <dd>{lastText(runs.erasedAt)}</dd>
        <dt>監査記録の封印</dt>
        <dd>{auditText(runs.audit)}</dd>
      </dl>
    </section>
  );
}

function municipalityName(code: string): string {
  const municipality = lookupMunicipality(code);
  return municipality ? municipalityDisplayName(municipality) : code;
}

function lastText(at: Date | null): string {
  return at ? formatDateTime(at) : "まだありません";
}

function auditText(audit: StatusReport["runs"]["audit"]): string {
  if (!audit) return "不明";
  const { chains, seals, sealedAt } = audit;
  return `${lastText(sealedAt)}（${countText(chains)}自治体、${countText(seals)}件）`;
}
