import { publicShare } from "../../domain/tally/public_figures.ts";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { StackedBarChart } from "../chart/stacked_bar_chart.tsx";
import { CoverageCell } from "./coverage_cell.tsx";
import type { PublicPart } from "./public_part.ts";
import { countText, shareAt } from "./public_texts.ts";

/** Coverage by age: of the chosen dose in the chart, of every dose in the table. */
export function PublicAges({ figures, choice, words }: PublicPart) {
  const { doseNumbers, ages } = figures;
  const place = doseNumbers.indexOf(choice.doseNumber);
  const shown = words.mapped(words.dose(choice.doseNumber));
  return (
    <ChartWithTable
      heading={words.byAge}
      id="ages"
      columns={[words.age, ...doseNumbers.map(words.dose)]}
      numeric={doseNumbers.map((_, index) => index + 1)}
      rows={ages.map((age) => [
        <CoverageCell
          main={words.ages(age.ageFrom)}
          aside={countText(age.people, words.peopleShort)}
        />,
        ...doseNumbers.map((_, index) => (
          <CoverageCell
            main={shareAt(age, index)}
            aside={countText(age.vaccinated[index], words.peopleShort)}
          />
        )),
      ])}
      empty={words.noPeople}
      words={words.charts}
    >
      <StackedBarChart
        label={shown}
        bars={ages.map((age) => ({
          label: words.ages(age.ageFrom),
          counts: [publicShare(age.vaccinated[place], age.people) ?? 0],
          text: shareAt(age, place),
        }))}
        series={[shown]}
        whole={100}
        words={words.charts}
      />
    </ChartWithTable>
  );
}
