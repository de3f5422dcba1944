import { lookupArea } from "../../domain/tally/coverage_area.ts";
import type { CoverageArea } from "../../domain/tally/coverage_area.ts";
import type { AreaCoverage } from "../../domain/tally/coverage_areas.ts";
import { shortAreaName } from "../../domain/tally/coverage_area.ts";
import { shareText, type Sheet } from "../../domain/tally/coverage_sheet.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { PrefectureMap } from "../chart/prefecture_map.tsx";
import { PageLinks } from "../layout/page_links.tsx";
import { paths } from "../paths.ts";
import { withQuery } from "./area_sections.ts";
import { ChoiceLinks, doseChoices } from "./choice_links.tsx";
import { sheetCells } from "./sheet_cells.tsx";
import { TakeTable } from "./take_table.tsx";

export interface WithinPartProps {
  place: CoverageArea;
  doseNumbers: readonly number[];
  /** Of which dose the picture is. */
  shownDose: number;
  /** Those of this page, by code. */
  areas: readonly AreaCoverage[];
  sheet: Sheet;
  page: number;
  pageCount: number;
}

/** The areas right within: prefectures on a map, municipalities as bars, and the table of them. */
export function WithinPart(props: WithinPartProps) {
  const { place, doseNumbers, shownDose, areas, sheet, page, pageCount } = props;
  const hrefOf = (dose: number, to = page) =>
    withQuery(paths.statisticsArea(place.code), {
      dose: dose > 1 ? String(dose) : undefined,
      page: to > 1 ? String(to) : undefined,
    });
  return (
    <div class={`within within--${place.kind}`}>
      <ChartWithTable heading={sheet.caption} id="within" {...sheetCells(sheet)} empty="">
        <ChoiceLinks
          label="図に示す回数"
          choices={doseChoices(doseNumbers, shownDose, (dose) => `${hrefOf(dose)}#within`)}
        />
        {place.kind === "nation"
          ? <NationMap areas={areas} shownDose={shownDose} />
          : <TownBars areas={areas} shownDose={shownDose} />}
      </ChartWithTable>
      <PageLinks
        label="市区町村のページ"
        page={page}
        pageCount={pageCount}
        hrefOf={(to) => `${hrefOf(shownDose, to)}#within`}
      />
      <TakeTable table={sheet.caption} query={{ section: "overview", area: place.code }} />
    </div>
  );
}

type PictureProps = Pick<WithinPartProps, "areas" | "shownDose">;

function NationMap({ areas, shownDose }: PictureProps) {
  return (
    <PrefectureMap
      label={`都道府県ごとの${shownDose}回目の接種率の地図`}
      prefectures={areas.map(({ area, people, vaccinated }) => {
        const share = people === 0 ? null : 100 * (vaccinated.get(shownDose) ?? 0) / people;
        return {
          code: area,
          value: share === null ? null : Math.round(share * 10) / 10,
          text: shareText(vaccinated.get(shownDose) ?? 0, people),
          href: lookupArea(area) && paths.statisticsArea(area),
        };
      })}
      limit={100}
    />
  );
}

function TownBars({ areas, shownDose }: PictureProps) {
  return (
    <BarChart
      label={`市区町村ごとの${shownDose}回目の接種率の棒グラフ`}
      bars={areas.map(({ area, people, vaccinated }) => {
        const count = vaccinated.get(shownDose) ?? 0;
        return {
          label: shortAreaName(area),
          count: people === 0 ? 0 : 100 * count / people,
          text: shareText(count, people),
        };
      })}
      whole={100}
    />
  );
}
