import { type Context, Hono } from "hono";
import { recordVisit } from "../db/audit.ts";
import type { StatisticalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { fileLines, type Sheet } from "../domain/tally/coverage_sheet.ts";
import {
  AREA_SECTION_NAMES,
  AREA_SECTIONS,
  type AreaQuery,
  type AreaSection,
} from "../views/statistics/area_sections.ts";
import { AreaPage } from "../views/statistics/area_page.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { attachment, csvText } from "./attachment.ts";
import { statistical } from "./guard.ts";
import { typedFields } from "./parse_form.ts";
import { readerOf } from "./reader_of.ts";
import { respondPage } from "./respond.tsx";
import { readShownRanking } from "./statistics_ranking.tsx";
import { homeOf, readableArea, visitOf } from "./statistics_scope.ts";
import { SECTION_READINGS } from "./statistics_sections.tsx";

/** 統計, for the prefectures and the nation: figures of areas, never of a person. */
export const statisticsRoutes = new Hono<AppEnv>();

type StatisticalRoute = Context<AppEnv & { Variables: { actor: StatisticalActor } }>;

statisticsRoutes.get(paths.statistics, statistical, (c) => {
  return respondArea(c, "overview", homeOf(c.var.actor).code);
});

statisticsRoutes.get(paths.statisticsRanking, statistical, async (c) => {
  const { page } = await readShownRanking(c, c.req.query());
  return respondPage(c, { title: "自治体の比較", tab: paths.statistics, body: page });
});

for (const section of AREA_SECTION_NAMES) {
  const path = AREA_SECTIONS[section].path(":area");
  statisticsRoutes.get(path, statistical, (c) => respondArea(c, section, c.req.param("area")));
}

async function respondArea(
  c: StatisticalRoute,
  section: AreaSection,
  code: string,
): Promise<Response> {
  const place = await readableArea(c, code);
  const { part } = await SECTION_READINGS[section](askedOf(c, place, c.req.query()));
  const { label } = AREA_SECTIONS[section];
  return respondPage(c, {
    title: `${place.name}の接種状況（${label}）`,
    tab: paths.statistics,
    body: <AreaPage place={place} home={homeOf(c.var.actor)} section={section}>{part}</AreaPage>,
  });
}

/** The shown table as a file; that it was taken is in the audit. */
statisticsRoutes.post(paths.statisticsTables, statistical, async (c) => {
  const typed = await typedFields(c);
  const { sheet, whose } = await askedTable(c, typed);
  const { gate } = c.var.office.database;
  const detail = { whose, table: sheet.caption, rows: sheet.rows.length };
  await recordVisit(gate, visitOf(c), { act: "statistics_taken", detail });
  const day = japanToday(c.var.at).replaceAll("-", "");
  const fileName = `${whose}_${sheet.caption}_${day}.csv`;
  return attachment({ fileName, body: csvText(fileLines(sheet)) });
});

async function askedTable(
  c: StatisticalRoute,
  typed: AreaQuery,
): Promise<{ sheet: Sheet; whose: string }> {
  if (typed.section === "ranking") {
    const { sheet } = await readShownRanking(c, typed);
    return { sheet, whose: "自治体の比較" };
  }
  const section = AREA_SECTION_NAMES.find((name) => name === typed.section);
  if (!section) throw new AppError("unreadable", "画面を開き直して、表を選び直してください。");
  const place = await readableArea(c, typed.area ?? "");
  const { sheet } = await SECTION_READINGS[section](askedOf(c, place, typed));
  return { sheet, whose: place.name };
}

function askedOf(
  c: StatisticalRoute,
  place: Awaited<ReturnType<typeof readableArea>>,
  query: AreaQuery,
) {
  return { reader: readerOf(c), place, query, at: c.var.at };
}
