import type { TallySex } from "../../domain/tally/figures.ts";
import {
  type AgeCoverage,
  bandLabel,
  type Coverage,
  percentText,
  TALLY_SEX_LABELS,
} from "../../domain/tally/statistics_coverage.ts";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { type AgeBand, PyramidChart } from "../chart/pyramid_chart.tsx";
import { StackedBarChart } from "../chart/stacked_bar_chart.tsx";
import { paths } from "../paths.ts";
import { countText, numericFrom } from "./figure_text.ts";
import { type ProgressQuery, withQuery } from "./progress_sections.ts";

export interface SexCoverage {
  sex: TallySex;
  bands: readonly AgeCoverage[];
}

interface AgesPartProps {
  fiscalYear: number;
  doseNumbers: readonly number[];
  /** Whose coverage the charts show. */
  shownDose: number;
  all: Coverage;
  bands: readonly AgeCoverage[];
  /** Those sexes that anybody has. */
  sexes: readonly SexCoverage[];
  query: ProgressQuery;
}

/** 年齢・性別: coverage by the age people reach by the end of the fiscal year, and by sex. */
export function AgesPart(props: AgesPartProps) {
  const { fiscalYear, doseNumbers, shownDose, all, bands, sexes } = props;
  const columns = [
    "接種対象者",
    ...doseNumbers.flatMap((number) => [`${number}回目接種者`, `${number}回目接種率`]),
  ];
  const cells = (coverage: Coverage) => coverageCells(coverage, doseNumbers);
  const ageColumns = ["年度末年齢", ...columns];
  const sexColumns = ["年度末年齢", "性別", ...columns];
  return (
    <>
      <p>
        年齢は{fiscalYear}年度末（{fiscalYear +
          1}年3月31日）の年齢です。接種率は、接種対象者に占める接種者の割合です。
      </p>
      <DoseChoice {...props} />
      <ChartWithTable
        heading="年齢ごとの接種率"
        id="by-age"
        columns={ageColumns}
        rows={[
          ...bands.map((band) => [bandLabel(band.ageFrom), ...cells(band)]),
          ...(bands.length > 0 ? [["合計", ...cells(all)]] : []),
        ]}
        numeric={numericFrom(1, ageColumns)}
        empty={NOBODY}
        table="below"
      >
        {bands.length > 0 && (
          <StackedBarChart
            label={`${shownDose}回目の接種率（年齢ごと）`}
            bars={bands.map((band) => barOf(band, shownDose))}
            series={[`${shownDose}回目の接種率`]}
            whole={100}
          />
        )}
      </ChartWithTable>
      <ChartWithTable
        heading="性別・年齢ごとの接種率"
        id="by-sex"
        columns={sexColumns}
        rows={sexes.flatMap(({ sex, bands: own }) =>
          own.map((band) => [bandLabel(band.ageFrom), TALLY_SEX_LABELS[sex], ...cells(band)])
        )}
        numeric={numericFrom(2, sexColumns)}
        empty={NOBODY}
        table="below"
      >
        {bands.length > 0 && (
          <PyramidChart
            label={`${shownDose}回目の接種者（性別・年齢ごと。枠は接種対象者）`}
            bands={pyramidOf(bands, sexes, shownDose)}
            apart={apartText(sexes)}
          />
        )}
      </ChartWithTable>
    </>
  );
}

const NOBODY = "接種対象者がまだ登録されていません。";

/** Which dose the charts show; the tables have all of them. */
function DoseChoice({ doseNumbers, shownDose, query }: AgesPartProps) {
  return (
    <nav class="subtabs" aria-label="グラフに示す回数">
      <ul>
        {doseNumbers.map((number) => (
          <li>
            <a
              href={withQuery(paths.progressAges, { ...query, dose: String(number) })}
              aria-current={number === shownDose ? "page" : undefined}
            >
              グラフ：{number}回目
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function coverageCells(
  { people, vaccinated }: Coverage,
  doseNumbers: readonly number[],
): string[] {
  return [
    countText(people),
    ...doseNumbers.flatMap((number) => {
      const count = vaccinated.get(number) ?? 0;
      return [countText(count), percentText(count, people)];
    }),
  ];
}

function barOf({ ageFrom, people, vaccinated }: AgeCoverage, doseNumber: number) {
  const count = vaccinated.get(doseNumber) ?? 0;
  return {
    label: bandLabel(ageFrom),
    counts: [people === 0 ? 0 : 100 * count / people],
    text: percentText(count, people),
  };
}

function pyramidOf(
  bands: readonly AgeCoverage[],
  sexes: readonly SexCoverage[],
  doseNumber: number,
): AgeBand[] {
  const ofSex = (wanted: TallySex, ageFrom: number) => {
    const own = sexes.find(({ sex }) => sex === wanted)?.bands;
    return own?.find((band) => band.ageFrom === ageFrom);
  };
  return bands.filter(({ ageFrom }) => ageFrom >= 0).map(({ ageFrom }) => {
    const [male, female] = [ofSex("male", ageFrom), ofSex("female", ageFrom)];
    return {
      label: bandLabel(ageFrom),
      male: male?.vaccinated.get(doseNumber) ?? 0,
      female: female?.vaccinated.get(doseNumber) ?? 0,
      maleWhole: male?.people ?? 0,
      femaleWhole: female?.people ?? 0,
    };
  });
}

/** Who has no place in the picture: neither male nor female, or of unknown age. */
function apartText(sexes: readonly SexCoverage[]): string | undefined {
  const apart = sexes.flatMap(({ sex, bands }) => {
    const isDrawn = sex === "male" || sex === "female";
    return bands.filter(({ ageFrom }) => !isDrawn || ageFrom < 0);
  });
  const people = apart.reduce((sum, band) => sum + band.people, 0);
  if (people === 0) return undefined;
  return `性別がその他・不明の人と年齢が不明の人（合わせて${
    countText(people)
  }人）は図に含みません。`;
}
