import { Hono } from "hono";
import { NotYetPage } from "../views/layout/not_yet_page.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal, statistical } from "./guard.ts";
import { respondPage } from "./respond.tsx";

/** Parts of the manual that are still to come; each leaves this file when it is built. */
export const notYetRoutes = new Hono<AppEnv>();

const MUNICIPAL_PAGES = [
  {
    path: paths.statisticsFiles,
    tab: paths.progress,
    title: "統計ファイルダウンロード",
    purpose: "接種の集計ファイルを一覧から選んでダウンロードする画面です。",
  },
];

for (const { path, tab, title, purpose } of MUNICIPAL_PAGES) {
  notYetRoutes.get(path, municipal, (c) => {
    return respondPage(c, { title, tab, body: <NotYetPage title={title} purpose={purpose} /> });
  });
}

notYetRoutes.get(paths.statistics, statistical, (c) => {
  const purpose = "管内の市区町村の接種状況を集計で見る画面です。個人の記録は表示しません。";
  const body = <NotYetPage title="統計" purpose={purpose} />;
  return respondPage(c, { title: "統計", tab: paths.statistics, body });
});
