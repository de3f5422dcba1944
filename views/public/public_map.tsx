import { PREFECTURES } from "../../domain/municipality/municipality_master.ts";
import { publicShare } from "../../domain/tally/public_figures.ts";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { PrefectureMap } from "../chart/prefecture_map.tsx";
import { PREFECTURE_SHAPES } from "../chart/prefecture_shapes.ts";
import { CoverageCell } from "./coverage_cell.tsx";
import type { PublicPart } from "./public_part.ts";
import { countText, shareAt } from "./public_texts.ts";
import type { PublicWords } from "./words.ts";

/** Coverage by prefecture: of the chosen dose on the map, of every dose in the table. */
export function PublicMap({ figures, choice, words }: PublicPart) {
  const { doseNumbers, nation, prefectures } = figures;
  const place = doseNumbers.indexOf(choice.doseNumber);
  const shown = words.mapped(words.dose(choice.doseNumber));
  const names = prefectureNames(words);
  const rows = [{ ...nation, code: "" }, ...prefectures];
  return (
    <ChartWithTable
      heading={words.byPrefecture}
      id="prefectures"
      columns={[words.prefecture, ...doseNumbers.map(words.dose)]}
      numeric={doseNumbers.map((_, index) => index + 1)}
      rows={rows.map((row) => [
        <CoverageCell
          main={names.get(row.code) ?? words.nation}
          aside={countText(row.people, words.peopleShort)}
        />,
        ...doseNumbers.map((_, index) => (
          <CoverageCell
            main={shareAt(row, index)}
            aside={countText(row.vaccinated[index], words.peopleShort)}
          />
        )),
      ])}
      empty=""
      words={words.charts}
    >
      <p class="public__shown">{shown}</p>
      <PrefectureMap
        label={shown}
        prefectures={prefectures.map((prefecture) => ({
          code: prefecture.code,
          value: tenths(publicShare(prefecture.vaccinated[place], prefecture.people)),
          text: shareAt(prefecture, place),
        }))}
        limit={100}
        words={words.charts}
      />
    </ChartWithTable>
  );
}

function prefectureNames({ charts }: PublicWords): ReadonlyMap<string, string> {
  const english = new Map(PREFECTURE_SHAPES.map((shape) => [shape.code, shape.english]));
  return new Map(
    PREFECTURES.map(({ code, name }) => [
      code,
      charts.prefectureName({ japanese: name, english: english.get(code) ?? name }),
    ]),
  );
}

/** As it is written, so that the shade fits the figure. */
function tenths(share: number | undefined): number | null {
  return share === undefined ? null : Number(share.toFixed(1));
}
