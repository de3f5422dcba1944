import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { acceptFinding, reopenFinding } from "../db/finding/decide_finding.ts";
import { findFinding, listFindings } from "../db/finding/list_findings.ts";
import { lookupExamination } from "../db/finding/lookup_examination.ts";
import { examineEverybody } from "../db/finding/request_examination.ts";
import { lookupProgress } from "../db/job/lookup_progress.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import { FindingDecisionForm, findingReason } from "../domain/finding/finding_decision.ts";
import { findingQuery, readFindingFilter } from "../domain/finding/finding_filter.ts";
import type { Typed } from "../domain/form_problem.ts";
import { FindingPage } from "../views/finding/finding_page.tsx";
import { FindingsPage } from "../views/finding/findings_page.tsx";
import type { RefusedDecision } from "../views/form/refused_decision.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv, Office, RequestContext } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { pageNumber } from "./page_number.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** 照会・補正 › 要修正・要確認の一覧. */
export const findingRoutes = new Hono<AppEnv>();

const PAGE_LENGTH = 20;
const tab = paths.search;

findingRoutes.get(paths.findings, municipal, (c) => respondFindings(c, { query: c.req.query() }));

findingRoutes.post(paths.findings, municipal, async (c) => {
  await examineEverybody(c.var.office.database.register, actOf(c));
  return c.redirect(paths.findings, 303);
});

findingRoutes.get(paths.finding(":id"), municipal, (c) => respondFinding(c, idParam(c)));

findingRoutes.post(paths.finding(":id"), municipal, async (c) => {
  const typed = await typedFields(c);
  const query = Object.fromEntries(new URLSearchParams(typed.place ?? ""));
  const id = idParam(c);
  const { register } = c.var.office.database;
  try {
    if (typed.decision === "reopen") await reopenFinding(register, actOf(c), id);
    else {
      const form = parseForm(FindingDecisionForm, ownFields(typed, id));
      if (!form.ok) {
        return await respondFindings(c, { query, refused: { id, typed, problems: form.problems } });
      }
      const reason = findingReason(form.value);
      await acceptFinding(register, actOf(c), { findingId: id, reason });
    }
    return c.redirect(
      paths.findings + findingQuery(readFindingFilter(query), pageNumber(query.page)),
      303,
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
    return await respondFindings(c, { query, overtaken: error.message });
  }
});

async function respondFinding(
  c: RequestContext & { var: { actor: MunicipalActor } },
  id: string,
  refused?: RefusedDecision,
): Promise<Response> {
  const finding = await findFinding(c.var.office.database.register, actOf(c), id);
  return respondPage(c, {
    title: refused ? "エラー：要修正・要確認" : "要修正・要確認",
    tab,
    body: <FindingPage finding={finding} refused={refused} />,
    status: refused ? 422 : 200,
  });
}

interface Shown {
  query: Partial<Record<string, string>>;
  refused?: RefusedDecision;
  overtaken?: string;
}

/** The list as it is now: 422 after a refused decision, 409 when somebody else was faster. */
async function respondFindings(
  c: RequestContext & { var: { actor: MunicipalActor } },
  { query, refused, overtaken }: Shown,
): Promise<Response> {
  const { register } = c.var.office.database;
  const filter = readFindingFilter(query);
  // Before the list: one that ends in between has then told of itself or is in it.
  const examination = await examinationOf(c.var.office, c.var.actor.municipalityCode);
  const list = (page: number) =>
    listFindings(register, actOf(c), {
      filter,
      limit: PAGE_LENGTH,
      offset: (page - 1) * PAGE_LENGTH,
    });
  let page = pageNumber(query.page);
  let listed = await list(page);
  const pageCount = Math.max(1, Math.ceil(listed.count / PAGE_LENGTH));
  if (page > pageCount) listed = await list(page = pageCount);
  if (refused && !listed.findings.some(({ id }) => id === refused.id)) {
    return respondFinding(c, refused.id, refused);
  }
  const status: ContentfulStatusCode = overtaken ? 409 : refused ? 422 : 200;
  return respondPage(c, {
    title: status === 200 ? "要修正・要確認の一覧" : "エラー：要修正・要確認の一覧",
    tab,
    body: (
      <FindingsPage
        findings={listed.findings}
        count={listed.count}
        filter={filter}
        page={page}
        pageCount={pageCount}
        examination={examination}
        refused={refused}
        overtaken={overtaken}
      />
    ),
    status,
  });
}

async function examinationOf({ database: { register } }: Office, code: string) {
  const { underWayId, last, failure } = await lookupExamination(register, code);
  const underWay = underWayId
    ? { id: underWayId, standing: await lookupProgress(register, code, underWayId) }
    : undefined;
  return { underWay, last, failure };
}

/** The fields of one of the page's forms, without the id that tells them from the others. */
function ownFields(typed: Typed, id: string): Typed {
  const entries = Object.entries(typed).map(([name, value]) => [name.replace(`-${id}`, ""), value]);
  return Object.fromEntries(entries);
}
