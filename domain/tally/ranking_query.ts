import { lookupPrefecture } from "../municipality/municipality_master.ts";

/** What the ranking can be sorted by, with the words of its columns. */
export const RANKING_SORTS = {
  area: "団体コード",
  people: "接種対象者",
  vaccinated: "接種した人",
  rate: "接種率",
  lag: "入力の遅れ（平均）",
} as const;
export type RankingSort = keyof typeof RANKING_SORTS;

/** 規模: by registered people, the largest first [ours]. */
export const AREA_SIZES = {
  huge: { label: "30万人以上", from: 300_000 },
  large: { label: "10万人以上30万人未満", from: 100_000 },
  middle: { label: "5万人以上10万人未満", from: 50_000 },
  small: { label: "1万人以上5万人未満", from: 10_000 },
  tiny: { label: "1万人未満", from: 0 },
} as const;
export type AreaSize = keyof typeof AREA_SIZES;

/** Which areas the ranking shows, in which order; it stands in the URL, and is about no person. */
export interface RankingQuery {
  of: "municipality" | "prefecture";
  doseNumber: number;
  /** Of which prefecture; undefined is all. */
  prefectureCode?: string;
  size?: AreaSize;
  sort: RankingSort;
  order: "asc" | "desc";
  /** From 1. */
  page: number;
}

type Query = Partial<Record<string, string>>;

/** What cannot be counts as not said; the highest coverage of the first dose comes first. */
export function readRankingQuery(query: Query): RankingQuery {
  const sort = keyIn(RANKING_SORTS, query.sort) ?? "rate";
  const page = Number(query.page);
  return {
    of: query.of === "prefecture" ? "prefecture" : "municipality",
    doseNumber: readDoseNumber(query.dose),
    prefectureCode: lookupPrefecture(query.prefecture ?? "")?.code,
    size: keyIn(AREA_SIZES, query.size),
    sort,
    order: query.order === "asc" || query.order === "desc" ? query.order : firstOrder(sort),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** Which dose a URL means: "1" to "9"; the first unless it says so. */
export function readDoseNumber(text: string | undefined): number {
  return /^[1-9]$/.test(text ?? "") ? Number(text) : 1;
}

/** The other way round where it is sorted so already, else the way one looks at such a column. */
export function sortedBy(query: RankingQuery, sort: RankingSort): RankingQuery {
  const isSorted = query.sort === sort;
  const other = query.order === "asc" ? "desc" : "asc";
  return { ...query, sort, order: isSorted ? other : firstOrder(sort), page: 1 };
}

/** "?dose=2&prefecture=12": what differs from a ranking nobody touched. */
export function rankingQueryText(query: RankingQuery): string {
  const fields = new URLSearchParams(rankingFields(query));
  return fields.size === 0 ? "" : `?${fields}`;
}

export function rankingFields(query: RankingQuery): Record<string, string> {
  const { of, doseNumber, prefectureCode, size, sort, order, page } = query;
  return {
    ...(of === "prefecture" && { of }),
    ...(doseNumber > 1 && { dose: String(doseNumber) }),
    ...(prefectureCode && { prefecture: prefectureCode }),
    ...(size && { size }),
    ...(sort !== "rate" && { sort }),
    ...(order !== firstOrder(sort) && { order }),
    ...(page > 1 && { page: String(page) }),
  };
}

function firstOrder(sort: RankingSort): "asc" | "desc" {
  return sort === "area" ? "asc" : "desc";
}

function keyIn<Name extends string>(
  table: Record<Name, unknown>,
  name: string | undefined,
): Name | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? name as Name : undefined;
}
