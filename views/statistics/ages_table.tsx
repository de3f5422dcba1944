import { isSumOfAges, SEX_COLUMNS } from "../../domain/tally/coverage_age_axes.ts";
import { cellText, type Sheet } from "../../domain/tally/coverage_sheet.ts";

interface AgesTableProps {
  sheet: Sheet;
  shownDose: number;
}

/** People, vaccinated people and their share of each age, beside each other for every sex. */
export function AgesTable({ sheet, shownDose }: AgesTableProps) {
  return (
    <div class="table-region" role="region" aria-label={sheet.caption} tabindex={0}>
      <table class="table ages">
        <caption class="table__caption">{sheet.caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowspan={2}>{sheet.columns[0]}</th>
            {SEX_COLUMNS.map((sex) => (
              <th scope="colgroup" class="ages__sex" colspan={COLUMNS_OF_SEX}>{sex}</th>
            ))}
          </tr>
          <tr>
            {SEX_COLUMNS.map(() => (
              <>
                <th scope="col" class="number ages__first">接種対象者</th>
                <th scope="col" class="number">{shownDose}回目接種者</th>
                <th scope="col" class="number">接種率</th>
              </>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map(([age = "", ...cells]) => {
            const look = isSumOfAges(cellText(age)) ? "table__sum" : "";
            return (
              <tr>
                <th scope="row" class={look || undefined}>{cellText(age)}</th>
                {cells.map((cell, index) => (
                  <td class={`number ${firstOfSex(index)} ${look}`.trimEnd()}>{cellText(cell)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const COLUMNS_OF_SEX = 3;

/** Where the columns of a sex begin. */
function firstOfSex(index: number): string {
  return index % COLUMNS_OF_SEX === 0 ? "ages__first" : "";
}
