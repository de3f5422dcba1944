import { listMasters } from "../db/vaccine/find_masters.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { RefusedForm } from "../views/master/add_forms.tsx";
import { MastersPage } from "../views/master/masters_page.tsx";
import { paths } from "../views/paths.ts";
import type { RequestContext } from "./app_env.ts";
import { respondPage } from "./respond.tsx";

/** What the address says was done; the count comes from `count`. */
const DONE: Record<string, (count: number) => string> = {
  vaccine_added: () => "ワクチンを追加しました。",
  vaccine_changed: () => "ワクチンの内容を登録しました。",
  lot_changed: () => "ロットの内容を登録しました。",
  lot_removed: () => "ロットを削除しました。",
  lots_added: (count) =>
    count === 0
      ? "どのロットも同じ内容で登録済みでした。"
      : `ロットを${count.toLocaleString("ja-JP")}件追加しました。`,
};

/** Both lists as they are now: 422 with a form that was refused. */
export async function respondMasters(
  c: RequestContext & { var: { actor: MunicipalActor } },
  refused?: RefusedForm,
): Promise<Response> {
  const masters = await listMasters(c.var.office.database.register, c.var.actor.municipalityCode);
  const done = refused ? undefined : DONE[c.req.query("done") ?? ""];
  const body = (
    <MastersPage
      {...masters}
      today={japanToday(c.var.at)}
      page={Math.max(1, wholeNumber(c.req.query("page")))}
      done={done?.(wholeNumber(c.req.query("count")))}
      refused={refused}
    />
  );
  const title = `${refused ? "エラー：" : ""}ワクチン・ロットの管理`;
  return respondPage(c, { title, tab: paths.search, body, status: refused ? 422 : 200 });
}

function wholeNumber(text: string | undefined): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
