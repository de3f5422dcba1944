import type { ShownBand } from "../../domain/tally/coverage_ages.ts";
import { HIDDEN_SIGN, shareText } from "../../domain/tally/coverage_sheet.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { PyramidChart } from "../chart/pyramid_chart.tsx";

interface AgesChartProps {
  bands: readonly ShownBand[];
  shownDose: number;
}

/** By age and sex; by age alone where some figures of a sex are hidden, which a picture would miss. */
export function AgesChart({ bands, shownDose }: AgesChartProps) {
  const isWhole = bands.every(({ male, female }) =>
    [male, female].every((part) => part.people !== undefined && part.vaccinated !== undefined)
  );
  return isWhole
    ? <Pyramid bands={bands} shownDose={shownDose} />
    : <Bars bands={bands} shownDose={shownDose} />;
}

function Pyramid({ bands, shownDose }: AgesChartProps) {
  return (
    <PyramidChart
      label={`${shownDose}回目の接種者（年度末年齢と性別ごと。枠は接種対象者）`}
      bands={bands.map(({ label, male, female }) => ({
        label,
        male: male.vaccinated ?? 0,
        female: female.vaccinated ?? 0,
        maleWhole: male.people ?? 0,
        femaleWhole: female.people ?? 0,
      }))}
      filled={`${shownDose}回目接種者`}
      apart="性別がその他・不明の人と年齢が不明の人は図に含みません。"
    />
  );
}

function Bars({ bands, shownDose }: AgesChartProps) {
  return (
    <BarChart
      label={`${shownDose}回目の接種率（年度末年齢ごと）の棒グラフ`}
      bars={bands.map(({ label, all: { people, vaccinated } }) => {
        const isShown = people !== undefined && vaccinated !== undefined;
        return {
          label,
          count: isShown && people > 0 ? 100 * vaccinated / people : 0,
          text: isShown ? shareText(vaccinated, people) : HIDDEN_SIGN,
        };
      })}
      whole={100}
    />
  );
}
