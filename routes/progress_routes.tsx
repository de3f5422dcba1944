import { Hono } from "hono";
import type { Reader } from "../db/reading.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { paths } from "../views/paths.ts";
import { FiguresAsOf } from "../views/progress/figures_as_of.tsx";
import { ProgressPage } from "../views/progress/progress_page.tsx";
import {
  PROGRESS_SECTION_NAMES,
  PROGRESS_SECTIONS,
  type ProgressQuery,
  type ProgressSection,
  progressTitle,
} from "../views/progress/progress_sections.ts";
import { findingsTopic } from "../db/finding/findings_topic.ts";
import { talliesTopic } from "../db/tally/tallies_topic.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { READINGS, type ShownFigures } from "./progress_figures.tsx";
import { readerAsOfNow, readerOf } from "./reader_of.ts";
import { type Look, respondEvents } from "./respond_events.ts";
import { respondPage } from "./respond.tsx";

/** 接種状況: its sections, and what tells an open one that its figures have changed. */
export const progressRoutes = new Hono<AppEnv>();

type MunicipalContext = RequestContext & { var: { actor: MunicipalActor } };

for (const section of PROGRESS_SECTION_NAMES) {
  progressRoutes.get(PROGRESS_SECTIONS[section].path, municipal, async (c) => {
    const query = queryOf(c.req.query());
    const { form, part, problems } = await readFigures(c, section, readerOf(c));
    const title = progressTitle(section);
    return respondPage(c, {
      title: problems ? `エラー：${title}` : title,
      tab: paths.progress,
      body: <ProgressPage section={section} query={query} form={form}>{part}</ProgressPage>,
      status: problems ? 422 : 200,
    });
  });
}

/** Doses come in all the time: a page is told this often at most. */
const TOLD_EVERY_MS = 2_000;

progressRoutes.get(paths.progressEvents, municipal, (c) => {
  const asked = c.req.query("section");
  const section = PROGRESS_SECTION_NAMES.find((name) => name === asked) ?? "overview";
  let told: string | undefined;
  const look = async (news: "changed" | "quiet"): Promise<Look> => {
    if (news === "quiet") return "nothing new";
    const { part } = await readFigures(c, section, await readerAsOfNow(c));
    if (!part) return "over";
    const data = String(await part);
    if (data === told) return "nothing new";
    told = data;
    return { data };
  };
  const { municipalityCode } = c.var.actor;
  const topics = [talliesTopic(municipalityCode), findingsTopic(municipalityCode)];
  return respondEvents(c, { topics, look, restMs: TOLD_EVERY_MS });
});

/** As things stand now, which is later than the request where a page is kept up to date. */
async function readFigures(
  c: MunicipalContext,
  section: ProgressSection,
  reader: Reader,
): Promise<ShownFigures> {
  const { office, actor: { municipalityCode: code } } = c.var;
  const now = office.now();
  const query = queryOf(c.req.query());
  const shown = await READINGS[section]({ office, reader, code, today: japanToday(now), query });
  return { ...shown, part: shown.part && <FiguresAsOf at={now}>{shown.part}</FiguresAsOf> };
}

const QUERY_NAMES = ["from", "to", "day", "dose", "days", "venues", "page", "updates"];

/** What a page was asked for, as far as it is known here. */
function queryOf(given: Record<string, string>): ProgressQuery {
  return Object.fromEntries(Object.entries(given).filter(([name]) => QUERY_NAMES.includes(name)));
}
