import { FindingCountsPart } from "../finding/finding_counts.tsx";
import type { FindingCounts } from "../finding/finding_row.ts";
import { LinkButton } from "../form/form.tsx";
import { BarChart } from "../layout/bar_chart.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

export interface ProgressFigures {
  recipients: number;
  first: number;
  second: number;
  departed: number;
  waitingTickets: number;
}

interface ProgressPageProps {
  progress: ProgressFigures;
  findings: FindingCounts;
}

/** 接種状況: the three counts, as figures, table and chart; and what waits to be mended. */
export function ProgressPage({ progress, findings }: ProgressPageProps) {
  const { recipients, first, second, departed, waitingTickets } = progress;
  const bars = [
    { label: "接種対象者", count: recipients },
    { label: "1回目接種者", count: first },
    { label: "2回目接種者", count: second },
  ];
  return (
    <>
      <h1>接種状況</h1>
      {recipients === 0 && (
        <Message look="plain" heading="接種対象者がまだ登録されていません">
          <p>
            <a href={paths.uploads}>データ登録</a>で接種対象者のCSVファイルを登録してください。
          </p>
        </Message>
      )}
      <ul class="figures">
        {bars.map(({ label, count }) => (
          <li class="figure">
            <span class="figure__label">{label}</span>
            <span class="figure__number">{count.toLocaleString("ja-JP")}</span>
            <span class="figure__unit">人</span>
          </li>
        ))}
      </ul>
      <div class="beside">
        <DataTable
          caption="登録されている人数"
          columns={["区分", "人数", "割合"]}
          rows={bars.map(({ label, count }) => [
            label,
            count.toLocaleString("ja-JP"),
            share(count, recipients),
          ])}
          numeric={[1, 2]}
          empty=""
        />
        <BarChart
          label="接種対象者に占める割合の棒グラフ"
          bars={bars.map((bar) => ({ ...bar, text: share(bar.count, recipients) }))}
          whole={recipients}
        />
      </div>
      <p class="quiet">
        接種者は、登録済みの接種対象者のうち接種記録のある人で、割合は接種対象者に占めるものです。転出・死亡・その他削除の
        {departed.toLocaleString("ja-JP")}人は含みません。
      </p>
      <p>
        接種対象者登録待ち：<strong>{waitingTickets.toLocaleString("ja-JP")}</strong>
        件（接種記録があり、接種対象者が未登録の接種券）
      </p>
      <p class="buttons">
        <LinkButton href={paths.statisticsFiles}>統計ファイルダウンロードへ</LinkButton>
        <LinkButton href={paths.vaccines}>ワクチン・ロットの管理</LinkButton>
      </p>
      {recipients > 0 && <FindingCountsPart counts={findings} />}
    </>
  );
}

function share(count: number, whole: number): string {
  return whole === 0 ? "–" : `${(100 * count / whole).toFixed(1)}%`;
}
