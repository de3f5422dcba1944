import { type Coverage, percentText } from "../../domain/tally/statistics_coverage.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { FindingCountsPart } from "../finding/finding_counts.tsx";
import type { FindingCounts } from "../finding/finding_row.ts";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { countText } from "./figure_text.ts";

interface OverviewPartProps {
  coverage: Coverage;
  /** All that anybody had, at least the first and second. */
  doseNumbers: readonly number[];
  /** 転出・死亡・その他削除. */
  departed: number;
  /** Tickets with a dose whose person is not registered. */
  waitingTickets: number;
  findings: FindingCounts;
}

/** 全体: the three counts, coverage by dose, and what waits to be mended. */
export function OverviewPart(props: OverviewPartProps) {
  const { coverage, doseNumbers, departed, waitingTickets, findings } = props;
  const { people } = coverage;
  const counts = [
    { label: "接種対象者", count: people },
    ...doseNumbers.map((number) => ({
      label: `${number}回目接種者`,
      count: coverage.vaccinated.get(number) ?? 0,
    })),
  ];
  return (
    <>
      {people === 0 && <NobodyYet />}
      <ul class="figures">
        {counts.slice(0, 3).map(({ label, count }) => (
          <li class="figure">
            <span class="figure__label">{label}</span>
            <span class="figure__number">{countText(count)}</span>
            <span class="figure__unit">人</span>
          </li>
        ))}
      </ul>
      <ChartWithTable
        heading="回数ごとの接種率"
        id="coverage"
        columns={["区分", "人数", "割合"]}
        rows={counts.map(({ label, count }) => [
          label,
          countText(count),
          percentText(count, people),
        ])}
        numeric={[1, 2]}
        empty=""
      >
        <BarChart
          label="接種対象者に占める割合の棒グラフ"
          bars={counts.map((bar) => ({ ...bar, text: percentText(bar.count, people) }))}
          whole={people}
        />
      </ChartWithTable>
      <p class="quiet">
        接種者は、登録済みの接種対象者のうち接種記録のある人で、割合は接種対象者に占めるものです。転出・死亡・その他削除の
        {countText(departed)}人は含みません。
      </p>
      <h2>接種対象者登録待ち</h2>
      <p>
        接種対象者登録待ち：<strong>{countText(waitingTickets)}</strong>
        件（接種記録があり、接種対象者が未登録の接種券）
      </p>
      <p class="buttons">
        <LinkButton href={paths.statisticsFiles}>統計ファイルダウンロードへ</LinkButton>
        <LinkButton href={paths.vaccines}>ワクチン・ロットの管理</LinkButton>
      </p>
      {people > 0 && <FindingCountsPart counts={findings} />}
    </>
  );
}

function NobodyYet() {
  return (
    <Message look="plain" heading="接種対象者がまだ登録されていません">
      <p>
        <a href={paths.uploads}>データ登録</a>で接種対象者のCSVファイルを登録してください。
      </p>
    </Message>
  );
}
