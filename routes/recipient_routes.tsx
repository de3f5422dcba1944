import { Hono } from "hono";
import { findRecipientRecord, findTicketRecord } from "../db/recipient/find_record.ts";
import { lookUpTicket } from "../db/recipient/look_up_ticket.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { parseTicketSearch } from "../domain/ticket/ticket_search.ts";
import { paths } from "../views/paths.ts";
import { RecordPage } from "../views/recipient/record_page.tsx";
import { SearchPage } from "../views/recipient/search_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 照会・補正. */
export const recipientRoutes = new Hono<AppEnv>();

const tab = paths.search;
const NOT_FOUND =
  "この券番号の接種券は登録されていません。番号を確かめて、もう一度入力してください。";

recipientRoutes.get(paths.search, municipal, (c) => {
  return respondPage(c, { title: "照会・補正", tab, body: <SearchPage /> });
});

recipientRoutes.post(paths.search, municipal, async (c) => {
  const typed = await typedFields(c);
  const number = parseTicketSearch(typed.ticketNumber ?? "", c.var.actor.municipalityCode);
  const found = number.ok
    ? await lookUpTicket(c.var.office.database.register, actOf(c), number.value)
    : undefined;
  if (found) return c.redirect(paths[found.kind](found.id), 303);
  const problems = [{ field: "ticketNumber", message: number.ok ? NOT_FOUND : number.message }];
  const body = <SearchPage typed={typed} problems={problems} />;
  return respondPage(c, { title: "エラー：照会・補正", tab, body, status: 422 });
});

recipientRoutes.get(paths.recipient(":id"), municipal, async (c) => {
  const record = await findRecipientRecord(c.var.office.database.register, actOf(c), idParam(c));
  const body = <RecordPage {...record} today={japanToday(c.var.at)} />;
  return respondPage(c, { title: "照会結果", tab, body });
});

recipientRoutes.get(paths.ticket(":id"), municipal, async (c) => {
  const record = await findTicketRecord(c.var.office.database.register, actOf(c), idParam(c));
  const body = <RecordPage {...record} today={japanToday(c.var.at)} />;
  return respondPage(c, { title: "照会結果", tab, body });
});
