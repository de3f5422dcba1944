import { paths } from "../paths.ts";

/** The pages of an area's figures, in the order of their tabs. */
export const AREA_SECTIONS = {
  overview: { label: "全体", path: paths.statisticsArea },
  ages: { label: "年齢・性別", path: paths.statisticsAges },
  vaccines: { label: "ワクチン", path: paths.statisticsVaccines },
  days: { label: "日・週・月", path: paths.statisticsDays },
  entry: { label: "入力の遅れ", path: paths.statisticsEntry },
} as const;

export type AreaSection = keyof typeof AREA_SECTIONS;
export const AREA_SECTION_NAMES = Object.keys(AREA_SECTIONS) as AreaSection[];

/** What a page was asked for, by name; nothing in it is about a person. */
export type AreaQuery = Readonly<Record<string, string | undefined>>;

/** `path` with those of the query that are said. */
export function withQuery(path: string, query: AreaQuery): string {
  const said = Object.entries(query).filter((field): field is [string, string] => !!field[1]);
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}
