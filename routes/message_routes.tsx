import { Hono } from "hono";
import { recordLook } from "../db/audit/record_look.ts";
import { countMessages, listMessages } from "../db/transfer/list_messages.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { MESSAGE_BOXES, type MessageBoxName } from "../views/message/message_box.ts";
import { MessagesPage } from "../views/message/messages_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { pageNumber } from "./page_number.ts";
import { respondPage } from "./respond.tsx";

/** メッセージ › 未処理, 処理済み. */
export const messageRoutes = new Hono<AppEnv>();

const PAGE_LENGTH = 50;

messageRoutes.get(paths.messages, municipal, (c) => respondBox(c, "open"));

messageRoutes.get(paths.handledMessages, municipal, (c) => respondBox(c, "handled"));

async function respondBox(
  c: RequestContext & { var: { actor: MunicipalActor } },
  name: MessageBoxName,
): Promise<Response> {
  const { register } = c.var.office.database;
  const code = c.var.actor.municipalityCode;
  const counts = await countMessages(register, code);
  const pageCount = Math.max(1, Math.ceil(counts[name] / PAGE_LENGTH));
  const page = Math.min(pageNumber(c.req.query("page")), pageCount);
  const offset = (page - 1) * PAGE_LENGTH;
  const messages = await listMessages(register, code, { box: name, limit: PAGE_LENGTH, offset });
  if (messages.length > 0) {
    const inquiries = messages.map(({ id }) => id);
    await recordLook(register, actOf(c), { act: "messages_listed", detail: { inquiries } });
  }
  return respondPage(c, {
    title: `メッセージ（${MESSAGE_BOXES[name].label}）`,
    tab: paths.messages,
    body: (
      <MessagesPage
        box={{ name, messages, counts, page, pageCount }}
        today={japanToday(c.var.at)}
        reminderDays={c.var.office.configuration.VRS_REMINDER_DAYS}
      />
    ),
  });
}
