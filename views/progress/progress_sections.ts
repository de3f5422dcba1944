import { paths } from "../paths.ts";

/** The pages of 接種状況 that show figures and keep them up to date, in the order of their tabs. */
export const PROGRESS_SECTIONS = {
  overview: { label: "全体", path: paths.progress },
  ages: { label: "年齢・性別", path: paths.progressAges },
  vaccines: { label: "ワクチン", path: paths.progressVaccines },
  venues: { label: "会場と日", path: paths.progressVenues },
  lags: { label: "入力の遅れ", path: paths.progressLags },
  vsys: { label: "V-SYS集計", path: paths.progressVsys },
} as const;

export type ProgressSection = keyof typeof PROGRESS_SECTIONS;
export const PROGRESS_SECTION_NAMES = Object.keys(PROGRESS_SECTIONS) as ProgressSection[];

export function progressTitle(section: ProgressSection): string {
  return section === "overview" ? "接種状況" : `接種状況（${PROGRESS_SECTIONS[section].label}）`;
}

/** What a page was asked for, by name; nothing in it is about a person. */
export type ProgressQuery = Readonly<Record<string, string>>;

/** `path` with the query, of which blanks stay: a period without ends is none that is left out. */
export function withQuery(path: string, query: ProgressQuery): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}
