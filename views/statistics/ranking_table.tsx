import type { Sheet, SheetCell } from "../../domain/tally/coverage_sheet.ts";
import {
  RANKING_SORTS,
  type RankingQuery,
  rankingQueryText,
  type RankingSort,
  sortedBy,
} from "../../domain/tally/ranking_query.ts";
import { LATE_MARK } from "../../domain/tally/ranking_sheet.ts";
import { paths } from "../paths.ts";
import { shownCell } from "./sheet_cells.tsx";

interface RankingTableProps {
  /** The lines of this page. */
  sheet: Sheet;
  /** What each of its columns is sorted by, if by anything. */
  sorts: readonly (RankingSort | undefined)[];
  query: RankingQuery;
}

/** The ranking, whose columns sort it; which one does is said to the eye and to readers. */
export function RankingTable({ sheet, sorts, query }: RankingTableProps) {
  if (sheet.rows.length === 0) return <p class="empty">この条件の自治体はありません。</p>;
  const look = (index: number) => isNumber(sheet.rows[0]![index]) ? "number" : undefined;
  return (
    <div class="table-region" role="region" aria-label={sheet.caption} tabindex={0}>
      <table class="table ranking">
        <caption class="table__caption">{sheet.caption}</caption>
        <thead>
          <tr>
            {sheet.columns.map((column, index) => (
              <SortingHeader
                column={column}
                look={look(index)}
                sort={sorts[index]}
                query={query}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map(([name = "", ...cells]) => (
            <tr>
              <th scope="row">{shownCell(name)}</th>
              {cells.map((cell, index) => (
                <td class={look(index + 1)}>
                  {cell === LATE_MARK ? <span class="late-mark">{cell}</span> : shownCell(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SortingHeaderProps {
  column: string;
  look: "number" | undefined;
  sort: RankingSort | undefined;
  query: RankingQuery;
}

const DIRECTIONS = {
  asc: { aria: "ascending", mark: "▲" },
  desc: { aria: "descending", mark: "▼" },
} as const;

function isNumber(cell: SheetCell | undefined): boolean {
  return typeof cell === "object" && !("name" in cell);
}

function SortingHeader({ column, look, sort, query }: SortingHeaderProps) {
  if (!sort) return <th scope="col" class={look}>{column}</th>;
  const direction = sort === query.sort ? DIRECTIONS[query.order] : undefined;
  const title = `${RANKING_SORTS[sort]}で並べ替える`;
  return (
    <th scope="col" class={look} aria-sort={direction?.aria}>
      <a
        class="ranking__sort"
        href={paths.statisticsRanking + rankingQueryText(sortedBy(query, sort))}
        title={title}
      >
        {column}
        {direction && <span aria-hidden="true">{direction.mark}</span>}
      </a>
    </th>
  );
}
