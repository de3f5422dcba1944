import type { AgeTable } from "../../domain/tally/coverage_ages.ts";
import type { CoverageArea } from "../../domain/tally/coverage_area.ts";
import { hasHidden } from "../../domain/tally/coverage_sheet.ts";
import { paths } from "../paths.ts";
import { AgesChart } from "./ages_chart.tsx";
import { AgesTable } from "./ages_table.tsx";
import { withQuery } from "./area_sections.ts";
import { ChoiceLinks, doseChoices } from "./choice_links.tsx";
import { CountingNote, HidingNote } from "./counting_note.tsx";
import { TakeTable } from "./take_table.tsx";

interface AgesPartProps {
  place: CoverageArea;
  at: Date;
  doseNumbers: readonly number[];
  shownDose: number;
  fiscalYear: number;
  table: AgeTable;
}

/** 年齢・性別: people and coverage of one dose by 年度末年齢 and sex. */
export function AgesPart(props: AgesPartProps) {
  const { place, at, doseNumbers, shownDose, fiscalYear, table } = props;
  const { sheet, bands } = table;
  const dose = String(shownDose);
  return (
    <>
      <ChoiceLinks
        label="接種の回数"
        choices={doseChoices(
          doseNumbers,
          shownDose,
          (number) => withQuery(paths.statisticsAges(place.code), { dose: String(number) }),
        )}
      />
      <section class="charted">
        <h2 id="ages">{sheet.caption}</h2>
        <AgesChart bands={bands} shownDose={shownDose} />
        <AgesTable sheet={sheet} shownDose={shownDose} />
      </section>
      <TakeTable table={sheet.caption} query={{ section: "ages", area: place.code, dose }} />
      <CountingNote at={at}>
        <li>
          年齢は年度末年齢（{fiscalYear +
            1}年3月31日の年齢）です。接種対象者も接種した人も同じ年齢で数えます。
        </li>
        {hasHidden(sheet) && <HidingNote />}
      </CountingNote>
    </>
  );
}
