import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { decideConflict } from "../db/conflict/decide_conflict.ts";
import {
  countOpenConflicts,
  listDecidedConflicts,
  listOpenConflicts,
} from "../db/conflict/list_conflicts.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { ConflictDecisionForm } from "../domain/dose/conflict_decision.ts";
import type { Typed } from "../domain/form_problem.ts";
import { ConflictPage } from "../views/conflict/conflict_page.tsx";
import type { RefusedDecision } from "../views/form/refused_decision.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { pageNumber } from "./page_number.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** データ登録 › 食い違いの一覧. */
export const conflictRoutes = new Hono<AppEnv>();

const PAGE_LENGTH = 50;
const DECIDED_LENGTH = 50;

conflictRoutes.get(paths.doseConflicts, municipal, (c) => {
  return respondConflicts(c, { page: pageNumber(c.req.query("page")) });
});

conflictRoutes.post(paths.doseConflict(":id"), municipal, async (c) => {
  const typed = await typedFields(c);
  const id = idParam(c);
  const page = pageNumber(typed.page);
  const form = parseForm(ConflictDecisionForm, ownFields(typed, id));
  if (!form.ok) {
    return respondConflicts(c, { page, refused: { id, typed, problems: form.problems } });
  }
  try {
    const decision = { conflictId: id, form: form.value };
    const decided = await decideConflict(c.var.office.database.register, actOf(c), decision);
    if (decided.ok) return c.redirect(`${paths.doseConflicts}?page=${page}`, 303);
    const problems = [{ field: "", message: decided.message }];
    return await respondConflicts(c, { page, refused: { id, typed, problems } });
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    return await respondConflicts(c, { page, overtaken: error.message });
  }
});

interface Shown {
  page: number;
  refused?: RefusedDecision;
  overtaken?: string;
}

/** The list as it is now: 422 after a refused decision, 409 when somebody else was faster. */
async function respondConflicts(
  c: RequestContext & { var: { actor: MunicipalActor } },
  { page, refused, overtaken }: Shown,
): Promise<Response> {
  const { register } = c.var.office.database;
  const code = c.var.actor.municipalityCode;
  const openCount = await countOpenConflicts(register, code);
  const pageCount = Math.max(1, Math.ceil(openCount / PAGE_LENGTH));
  const shown = Math.min(page, pageCount);
  const offset = (shown - 1) * PAGE_LENGTH;
  const open = await listOpenConflicts(register, code, { limit: PAGE_LENGTH, offset });
  const decided = await listDecidedConflicts(register, code, DECIDED_LENGTH);
  const lists = { open, decided, openCount, page: shown, pageCount };
  const status: ContentfulStatusCode = overtaken ? 409 : refused ? 422 : 200;
  return respondPage(c, {
    title: status === 200 ? "食い違いの一覧" : "エラー：食い違いの一覧",
    tab: paths.uploads,
    body: <ConflictPage {...lists} refused={refused} overtaken={overtaken} />,
    status,
  });
}

/** The fields of one of the page's forms, without the id that tells them from the others. */
function ownFields(typed: Typed, id: string): Typed {
  const entries = Object.entries(typed).map(([name, value]) => [name.replace(`-${id}`, ""), value]);
  return Object.fromEntries(entries);
}
