import type { CoverageArea } from "../../domain/tally/coverage_area.ts";
import { hasHidden, shareText, type Sheet } from "../../domain/tally/coverage_sheet.ts";
import type { VaccineTable } from "../../domain/tally/coverage_vaccines.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { withQuery } from "./area_sections.ts";
import { ChoiceLinks } from "./choice_links.tsx";
import { CountingNote, HidingNote } from "./counting_note.tsx";
import { sheetCells } from "./sheet_cells.tsx";
import { TakeTable } from "./take_table.tsx";

interface VaccinesPartProps {
  place: CoverageArea;
  at: Date;
  table: VaccineTable;
  /** Doses of the vaccines whose total is shown, and of all. */
  shares: readonly { vaccine: string; count: number }[];
  whole: number;
  /** One of them more closely. */
  chosen?: { vaccine: string; sheet: Sheet };
}

/** ワクチン: doses by vaccine and dose number, and of one vaccine by age and sex. */
export function VaccinesPart(props: VaccinesPartProps) {
  const { place, at, table: { sheet, shown }, shares, whole, chosen } = props;
  const own = { section: "vaccines", area: place.code };
  return (
    <>
      <ChartWithTable heading={sheet.caption} id="vaccines" {...sheetCells(sheet)} empty="">
        <BarChart
          label="ワクチンごとの接種回数の割合の棒グラフ"
          bars={shares.map(({ vaccine, count }) => ({
            label: vaccine,
            count,
            text: shareText(count, whole),
          }))}
          whole={whole}
        />
      </ChartWithTable>
      <TakeTable table={sheet.caption} query={own} />
      {chosen && (
        <section>
          <h2 id="vaccine-ages">{chosen.sheet.caption}</h2>
          <ChoiceLinks
            label="ワクチン"
            choices={shown.map((vaccine) => ({
              label: vaccine,
              href: withQuery(paths.statisticsVaccines(place.code), { vaccine }) + "#vaccine-ages",
              isChosen: vaccine === chosen.vaccine,
            }))}
          />
          <DataTable caption={chosen.sheet.caption} {...sheetCells(chosen.sheet)} empty="" />
          <TakeTable
            table={chosen.sheet.caption}
            query={{ ...own, vaccine: chosen.vaccine }}
          />
        </section>
      )}
      <CountingNote at={at}>
        <li>
          接種の回数を数えています。1人が2回受けると2回です。ワクチンごとの年齢は、接種日の年齢です。
        </li>
        {[sheet, chosen?.sheet].some((one) => one && hasHidden(one)) && <HidingNote />}
      </CountingNote>
    </>
  );
}
