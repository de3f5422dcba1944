import { formatDateTime } from "../../domain/date/plain_date.ts";
import { isOpen, type WatchedAnomaly } from "../../domain/transfer/anomaly_review.ts";
import { ANOMALY_RULE_NAMES, ANOMALY_RULES } from "../../domain/transfer/anomaly_rules.ts";
import { LinkButton } from "../form/form.tsx";
import { BarChart } from "../chart/bar_chart.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";

interface AnomaliesPageProps {
  /** The latest first. */
  anomalies: readonly WatchedAnomaly[];
  /** How far back it looks. */
  days: number;
}

/** 転入処理 › 照会の点検: what is odd about the inquiries of the own municipality. */
export function AnomaliesPage({ anomalies, days }: AnomaliesPageProps) {
  const open = anomalies.filter(isOpen);
  const reviewed = anomalies.filter((anomaly) => !isOpen(anomaly));
  return (
    <>
      <h1>照会の点検</h1>
      <p>
        この自治体の職員が過去{days}日に行った照会のうち、確かめたほうがよいものを決まった規則で挙げています。不正とは限りません。担当者に聞き、分かったことを書いて「確認した」にしてください。新しい照会が加わると、もう一度「未確認」に戻ります。
      </p>
      <h2>未確認（{open.length.toLocaleString("ja-JP")}件）</h2>
      {open.length > 0 && <RuleCounts anomalies={open} />}
      <OpenTable anomalies={open} />
      {reviewed.length > 0 && <ReviewedTable anomalies={reviewed} />}
      <Rules />
      <p>
        <LinkButton href={paths.transfers}>転入処理へ戻る</LinkButton>
      </p>
    </>
  );
}

interface TableProps {
  anomalies: readonly WatchedAnomaly[];
}

function RuleCounts({ anomalies }: TableProps) {
  const counts = ANOMALY_RULE_NAMES.map((rule) => ({
    label: ANOMALY_RULES[rule].label,
    count: anomalies.filter((anomaly) => anomaly.rule === rule).length,
  }));
  const most = Math.max(...counts.map(({ count }) => count));
  return (
    <div class="beside">
      <DataTable
        caption="未確認の件数"
        columns={["内容", "件数"]}
        numeric={[1]}
        prose={[0]}
        empty=""
        rows={counts.map(({ label, count }) => [label, count])}
      />
      <BarChart
        label="未確認の件数"
        bars={counts.map(({ label, count }) => ({ label, count, text: `${count}件` }))}
        whole={most}
      />
    </div>
  );
}

function OpenTable({ anomalies }: TableProps) {
  return (
    <DataTable
      caption="未確認（新しい順）"
      columns={["内容", "照会した人", "期間", "件数", "前回の確認"]}
      prose={[0, 1, 2, 4]}
      numeric={[3]}
      empty="未確認のものはありません。"
      rows={anomalies.map((anomaly) => [
        <AnomalyLink anomaly={anomaly} />,
        anomaly.loginIds.join("、"),
        periodText(anomaly),
        anomaly.count.toLocaleString("ja-JP"),
        anomaly.review ? `${formatDateTime(anomaly.review.at)} ${anomaly.review.note}` : "–",
      ])}
    />
  );
}

function ReviewedTable({ anomalies }: TableProps) {
  return (
    <>
      <h2>確認した（{anomalies.length.toLocaleString("ja-JP")}件）</h2>
      <DataTable
        caption="確認した（新しい順）"
        columns={[
          "内容",
          "照会した人",
          "期間",
          "件数",
          "確認した人",
          "確認した内容",
        ]}
        prose={[0, 1, 2, 4, 5]}
        numeric={[3]}
        empty=""
        rows={anomalies.map((anomaly) => [
          <AnomalyLink anomaly={anomaly} />,
          anomaly.loginIds.join("、"),
          periodText(anomaly),
          anomaly.count.toLocaleString("ja-JP"),
          anomaly.review ? `${anomaly.review.loginId} ${formatDateTime(anomaly.review.at)}` : "–",
          anomaly.review?.note ?? "–",
        ])}
      />
    </>
  );
}

function AnomalyLink({ anomaly: { id, rule } }: { anomaly: WatchedAnomaly }) {
  return <a class="row-link" href={paths.anomaly(id)}>{ANOMALY_RULES[rule].label}</a>;
}

/** "2021年7月1日 22:10～2021年7月1日 23:05" */
export function periodText({ from, to }: Pick<WatchedAnomaly, "from" | "to">): string {
  const [begin, end] = [formatDateTime(from), formatDateTime(to)];
  return begin === end ? begin : `${begin}～${end}`;
}

function Rules() {
  return (
    <details class="folded">
      <summary class="folded__heading">点検の規則</summary>
      <div class="folded__body">
        <p>このシステムが決めた目安です。公的な基準ではありません。</p>
        <dl class="facts">
          {ANOMALY_RULE_NAMES.map((rule) => (
            <>
              <dt>{ANOMALY_RULES[rule].label}</dt>
              <dd>{ANOMALY_RULES[rule].what}</dd>
            </>
          ))}
        </dl>
      </div>
    </details>
  );
}
