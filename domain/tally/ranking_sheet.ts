import { lookupMunicipality, lookupPrefecture } from "../municipality/municipality_master.ts";
import { shortAreaName } from "./coverage_area.ts";
import { NO_FIGURE, shareCell, type Sheet, type SheetCell } from "./coverage_sheet.ts";
import type { RankedArea } from "./ranking.ts";
import type { RankingQuery, RankingSort } from "./ranking_query.ts";

/** From this mean on, a low coverage may be a late entry [ours]. */
export const LATE_DAYS = 7;

export const LATE_MARK = "遅い";

/** What each column of `rankingSheet` is sorted by. */
export function rankingSorts(query: RankingQuery): (RankingSort | undefined)[] {
  const named: (RankingSort | undefined)[] = isOfAllTowns(query) ? ["area", undefined] : ["area"];
  return [...named, undefined, "people", "vaccinated", "rate", "lag", undefined];
}

export function rankingSheet(lines: readonly RankedArea[], query: RankingQuery): Sheet {
  const namesPrefecture = isOfAllTowns(query);
  return {
    caption: `${query.doseNumber}回目の接種率と入力の遅れ`,
    columns: [
      query.of === "municipality" ? "市区町村" : "都道府県",
      ...(namesPrefecture ? ["都道府県"] : []),
      "順位",
      "接種対象者",
      `${query.doseNumber}回目接種者`,
      "接種率",
      "入力の遅れ",
      "注意",
    ],
    rows: lines.map((line) => [
      { name: shortAreaName(line.area), area: line.area },
      ...(namesPrefecture ? [prefectureName(line.area)] : []),
      line.rank === undefined ? NO_FIGURE : { count: line.rank },
      { count: line.people },
      { count: line.vaccinated },
      shareCell(line.vaccinated, line.people),
      line.lag === undefined ? NO_FIGURE : { days: line.lag },
      isLate(line) ? LATE_MARK : "",
    ]),
  };
}

/** Then a line says which prefecture a town is of. */
function isOfAllTowns({ of, prefectureCode }: RankingQuery): boolean {
  return of === "municipality" && prefectureCode === undefined;
}

function isLate({ lag }: RankedArea): boolean {
  return lag !== undefined && lag >= LATE_DAYS;
}

function prefectureName(area: string): string {
  return lookupPrefecture(lookupMunicipality(area)?.prefectureCode ?? "")?.name ?? "";
}

interface LagGroup {
  label: string;
  from: number;
}

const LAG_GROUPS: readonly LagGroup[] = [
  { label: "3日未満", from: -Infinity },
  { label: "3日以上7日未満", from: 3 },
  { label: "7日以上14日未満", from: LATE_DAYS },
  { label: "14日以上", from: 14 },
];

export interface LagGroupCoverage {
  label: string;
  areas: number;
  people: number;
  vaccinated: number;
}

/** Coverage of areas by how late they enter: whether a low one goes with late entry. */
export function coverageByLag(lines: readonly RankedArea[]): LagGroupCoverage[] {
  return LAG_GROUPS.map(({ label, from }, index) => {
    const to = LAG_GROUPS[index + 1]?.from ?? Infinity;
    const own = lines.filter(({ lag }) => lag !== undefined && lag >= from && lag < to);
    return {
      label,
      areas: own.length,
      people: own.reduce((sum, { people }) => sum + people, 0),
      vaccinated: own.reduce((sum, { vaccinated }) => sum + vaccinated, 0),
    };
  });
}

export function lagGroupsSheet(groups: readonly LagGroupCoverage[]): Sheet {
  return {
    caption: "入力の遅れごとの接種率",
    columns: ["入力の遅れ（平均）", "自治体の数", "接種対象者", "接種率"],
    rows: groups.map(({ label, areas, people, vaccinated }): SheetCell[] => [
      label,
      { count: areas },
      { count: people },
      shareCell(vaccinated, people),
    ]),
  };
}
