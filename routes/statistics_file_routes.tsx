import { type Context, Hono } from "hono";
import { readDays } from "../db/statistics/read_progress.ts";
import { takeStatistics } from "../db/statistics/take_statistics.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { fiscalYearOf } from "../domain/tally/cohort.ts";
import { monthsOf } from "../domain/tally/statistics_day.ts";
import { statisticsDictionary } from "../domain/tally/statistics_dictionary.ts";
import { columnsOf } from "../domain/tally/statistics_file.ts";
import {
  type StatisticsEncoding,
  statisticsFileName,
  StatisticsForm,
  statisticsPeriod,
} from "../domain/tally/statistics_form.ts";
import { paths } from "../views/paths.ts";
import { StatisticsFilesPage } from "../views/progress/statistics_files_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { attachment, csvText } from "./attachment.ts";
import { municipal } from "./guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { readerOf } from "./reader_of.ts";
import { respondPage } from "./respond.tsx";
import { statisticsCsv } from "./statistics_csv.ts";

/** 接種状況 › 統計ファイルダウンロード. */
export const statisticsFileRoutes = new Hono<AppEnv>();

type MunicipalContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

statisticsFileRoutes.get(paths.statisticsFiles, municipal, (c) => respondForm(c, {}, []));

statisticsFileRoutes.post(paths.statisticsFiles, municipal, async (c) => {
  const form = parseForm(StatisticsForm, await typedFields(c));
  if (!form.ok) return respondForm(c, form.typed, form.problems);
  const { wish, encoding } = form.value;
  const today = japanToday(c.var.at);
  const period = statisticsPeriod(form.value);
  const taking = { wish, period, encoding, fiscalYear: fiscalYearOf(today) };
  const rows = await takeStatistics(readerOf(c), actOf(c), taking);
  const heading = columnsOf(wish).map(({ name }) => name);
  return attachment({
    fileName: statisticsFileName(wish, period, today),
    body: statisticsCsv({ heading, rows }, encoding),
    contentType: CONTENT_TYPES[encoding],
  });
});

statisticsFileRoutes.get(paths.statisticsDictionary, municipal, () => {
  const body = csvText(statisticsDictionary());
  return attachment({ fileName: "統計_項目の説明.csv", body });
});

const CONTENT_TYPES: Record<StatisticsEncoding, string> = {
  "utf-8-bom": "text/csv; charset=utf-8",
  "shift_jis": "text/csv; charset=shift_jis",
};

async function respondForm(
  c: MunicipalContext,
  typed: Typed,
  problems: readonly FormProblem[],
): Promise<Response> {
  const days = await readDays(readerOf(c), c.var.actor.municipalityCode);
  const title = "統計ファイルダウンロード";
  return respondPage(c, {
    title: problems.length > 0 ? `エラー：${title}` : title,
    tab: paths.progress,
    body: <StatisticsFilesPage months={monthsOf(days)} typed={typed} problems={problems} />,
    status: problems.length > 0 ? 422 : 200,
  });
}
