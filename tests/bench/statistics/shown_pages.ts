import { paths } from "../../../views/paths.ts";
import { BENCH_MUNICIPALITY as LARGEST } from "../bench_act.ts";

/** Who looks; everyone does without signing in. */
export type Reader = "municipal" | "prefecture" | "national" | "everyone";

/** A page, and the rows it is made from: a tally and which of it. */
export interface ShownPage {
  what: string;
  reader: Reader;
  path: string;
  rows: [table: string, which: string][];
  /** What has happened before each look; nothing unless said. */
  before?: "dose registered" | "memory expired";
}

const PREFECTURE = LARGEST.slice(0, 2);
const OWN = `area = '${LARGEST}'`;
const NATION = "area = '00'";
const PREFECTURES = "char_length(area) = 2";
const EVERYWHERE = "char_length(area) = 6";
const IN_PREFECTURE = `area in ('00', '${PREFECTURE}') or
  area > '${PREFECTURE}' and area < '${PREFECTURE}9999999'`;
/** Within the campaign; 会場と日 shows the last 14 days that have doses unless asked. */
const LAST_DAYS = `${OWN} and vaccinated_on > date '2022-01-20'`;
const A_DAY = "2021-08-01";

/** 接種状況 of the largest municipality. */
const OWN_PAGES: ShownPage[] = [
  {
    what: "接種状況",
    reader: "municipal",
    path: paths.progress,
    rows: [["tally_coverage", OWN]],
  },
  {
    what: "接種状況, a dose registered before each look",
    reader: "municipal",
    path: paths.progress,
    rows: [["tally_coverage", OWN]],
    before: "dose registered",
  },
  {
    what: "年齢・性別",
    reader: "municipal",
    path: paths.progressAges,
    rows: [["tally_people", OWN]],
  },
  {
    what: "ワクチン",
    reader: "municipal",
    path: paths.progressVaccines,
    rows: [["tally_group", OWN]],
  },
  {
    what: "会場と日, last 14 days",
    reader: "municipal",
    path: paths.progressVenues,
    rows: [["tally_day", OWN], ["tally_venue", LAST_DAYS]],
  },
  {
    what: "会場と日, whole campaign",
    reader: "municipal",
    path: `${paths.progressVenues}?from=&to=`,
    rows: [["tally_day", OWN], ["tally_venue", OWN]],
  },
  {
    what: "入力の遅れ",
    reader: "municipal",
    path: paths.progressLags,
    rows: [["tally_lag", OWN], ["tally_venue_lag", OWN]],
  },
  {
    what: "V-SYS集計",
    reader: "municipal",
    path: `${paths.progressVsys}?day=${A_DAY}`,
    rows: [["tally_venue", `${OWN} and vaccinated_on = date '${A_DAY}'`]],
  },
];

const AREA_PAGES: ShownPage[] = [
  {
    what: "nation",
    reader: "national",
    path: paths.statistics,
    rows: [["tally_coverage", PREFECTURES], ["tally_total", PREFECTURES], ["tally_day", NATION]],
  },
  {
    what: "nation, 年齢・性別",
    reader: "national",
    path: paths.statisticsAges("00"),
    rows: [["tally_people", NATION]],
  },
  {
    what: "nation, ワクチン",
    reader: "national",
    path: paths.statisticsVaccines("00"),
    rows: [["tally_group", NATION]],
  },
  {
    what: "nation, 日・週・月",
    reader: "national",
    path: paths.statisticsDays("00"),
    rows: [["tally_day", NATION]],
  },
  {
    what: "nation, 入力の遅れ",
    reader: "national",
    path: paths.statisticsEntry("00"),
    rows: [["tally_lag", NATION], ["tally_day", NATION]],
  },
  {
    what: "prefecture",
    reader: "prefecture",
    path: paths.statistics,
    rows: [
      ["tally_coverage", IN_PREFECTURE],
      ["tally_total", IN_PREFECTURE],
      ["tally_day", `area = '${PREFECTURE}'`],
    ],
  },
  {
    what: "prefecture, 年齢・性別",
    reader: "prefecture",
    path: paths.statisticsAges(PREFECTURE),
    rows: [["tally_people", `area = '${PREFECTURE}'`]],
  },
  {
    what: "municipality, 年齢・性別",
    reader: "prefecture",
    path: paths.statisticsAges(LARGEST),
    rows: [["tally_people", OWN]],
  },
  {
    what: "municipality, ワクチン",
    reader: "prefecture",
    path: paths.statisticsVaccines(LARGEST),
    rows: [["tally_group", OWN]],
  },
  {
    what: "ranking of 1,741",
    reader: "national",
    path: paths.statisticsRanking,
    rows: [["tally_coverage", EVERYWHERE], ["tally_total", EVERYWHERE]],
  },
];

const PUBLIC_ROWS: ShownPage["rows"] = [
  ["tally_coverage", PREFECTURES],
  ["tally_people", NATION],
  ["tally_day", NATION],
];

const PUBLIC_PAGES: ShownPage[] = [
  { what: "public page", reader: "everyone", path: paths.publicPage, rows: PUBLIC_ROWS },
  {
    what: "public page, nothing in memory",
    reader: "everyone",
    path: paths.publicPage,
    rows: PUBLIC_ROWS,
    before: "memory expired",
  },
];

export const SHOWN_PAGES: readonly ShownPage[] = [...OWN_PAGES, ...AREA_PAGES, ...PUBLIC_PAGES];
