import { type Context, Hono } from "hono";
import { findNumberedPerson } from "../db/my_number/find_numbered_person.ts";
import { showMyNumber } from "../db/my_number/show_my_number.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { MyNumberForm, SHOWN_SECONDS } from "../domain/record/my_number_showing.ts";
import { MyNumberPage } from "../views/my_number/my_number_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 照会結果 › マイナンバー › 表示する: the number, to who says what for. */
export const myNumberRoutes = new Hono<AppEnv>();

type DeskContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

myNumberRoutes.get(paths.myNumber(":id"), municipal, (c) => respondNumber(c, {}));

myNumberRoutes.post(paths.myNumber(":id"), municipal, async (c) => {
  const form = parseForm(MyNumberForm, await typedFields(c));
  if (!form.ok) return respondNumber(c, form);
  const { database: { register }, sealers: { myNumbers } } = c.var.office;
  const showing = { recipientId: idParam(c), reason: form.value };
  const shown = await showMyNumber({ register, myNumbers }, actOf(c), showing);
  if (!shown.ok) return respondNumber(c, { refusal: shown.message });
  // A browser without JavaScript leaves the page; `static/passing_number.ts` does it for the others.
  c.header("refresh", `${SHOWN_SECONDS}; url=${paths.myNumber(idParam(c))}`);
  return respondNumber(c, { myNumber: shown.value });
});

interface Answer {
  typed?: Typed;
  problems?: readonly FormProblem[];
  refusal?: string;
  myNumber?: string;
}

/** 422 when the reason is wanting, 409 when there is no number to show. */
async function respondNumber(c: DeskContext, answer: Answer): Promise<Response> {
  const found = await findNumberedPerson(c.var.office.database.register, actOf(c), idParam(c));
  const status = answer.problems ? 422 : answer.refusal ? 409 : 200;
  return respondPage(c, {
    title: status === 200 ? "マイナンバーの表示" : "エラー：マイナンバーの表示",
    tab: paths.search,
    body: <MyNumberPage {...found} {...answer} today={japanToday(c.var.at)} />,
    status,
  });
}
