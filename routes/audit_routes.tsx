import { type Context, Hono } from "hono";
import { MOST_AUDIT_LINES, searchAudit, takeAudit } from "../db/audit/search_audit.ts";
import type { ManagingActor } from "../domain/account/actor.ts";
import { actsOfToday, type AuditLine, AuditSearch } from "../domain/audit/audit_search.ts";
import {
  compactDate,
  compactTimestamp,
  japanToday,
  type PlainDate,
} from "../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { withoutFormula } from "../domain/formula_sign.ts";
import { AuditPage } from "../views/audit/audit_page.tsx";
import { lineLabel, subjectOf } from "../views/audit/audit_words.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { attachment, csvText } from "./attachment.ts";
import { managing } from "./guard.ts";
import { pageNumber } from "./page_number.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** アカウント登録 › 操作の記録: the audit of the own municipality, for its 管理者. */
export const auditRoutes = new Hono<AppEnv>();

const PAGE_LENGTH = 50;

type ManagerContext = Context<AppEnv & { Variables: { actor: ManagingActor } }>;

auditRoutes.get(paths.audit, managing, (c) => {
  const person = AuditSearch.shape.person.parse(c.req.query("person") ?? "");
  const search = actsOfToday(japanToday(c.var.at), person);
  const day = (date: PlainDate | null) => date ? compactDate(date) : "";
  const typed = { from: day(search.from), to: day(search.to), person };
  return respondFound(c, { search, typed, page: 1 });
});

auditRoutes.post(paths.audit, managing, async (c) => {
  const form = parseForm(AuditSearch, await typedFields(c));
  if (!form.ok) return respondRefused(c, form);
  const page = pageNumber(form.typed.page);
  return respondFound(c, { search: form.value, typed: form.typed, page });
});

auditRoutes.post(paths.auditFile, managing, async (c) => {
  const form = parseForm(AuditSearch, await typedFields(c));
  if (!form.ok) return respondRefused(c, form);
  const lines = await takeAudit(c.var.office.database.register, actOf(c), form.value);
  const fileName = `操作の記録_${japanToday(c.var.at).replaceAll("-", "")}.csv`;
  return attachment({ fileName, body: csvText([COLUMNS, ...lines.map(cellsOf)]) });
});

interface Asked {
  search: AuditSearch;
  typed: Typed;
  page: number;
}

async function respondFound(
  c: ManagerContext,
  { search, typed, page }: Asked,
): Promise<Response> {
  const limit = { limit: PAGE_LENGTH, offset: (page - 1) * PAGE_LENGTH };
  const { register } = c.var.office.database;
  const found = await searchAudit(register, actOf(c), { search, ...limit });
  const pageCount = Math.max(
    1,
    Math.ceil(Math.min(found.total, MOST_AUDIT_LINES) / PAGE_LENGTH),
  );
  const shown = { ...found, most: MOST_AUDIT_LINES, typed, problems: [], page, pageCount };
  return respondPage(c, {
    title: "操作の記録",
    tab: paths.accounts,
    body: <AuditPage {...shown} />,
    comesBackAt: paths.audit,
  });
}

function respondRefused(
  c: ManagerContext,
  { typed, problems }: { typed: Typed; problems: readonly FormProblem[] },
): Promise<Response> {
  const none = { total: 0, most: MOST_AUDIT_LINES, page: 1, pageCount: 1 };
  return respondPage(c, {
    title: "エラー：操作の記録",
    tab: paths.accounts,
    body: <AuditPage {...none} typed={typed} problems={problems} />,
    status: 422,
  });
}

const COLUMNS = [
  ...[
    "日時",
    "ログインID",
    "担当者",
    "所属の自治体コード",
    "操作",
    "対象",
    "対象のID",
    "照会の条件",
  ],
  ...["アドレス", "要求のID", "記録のID"],
];

const TIMESTAMP = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** Names and numbers of people are not in the audit: ids lead to them, for those who may see them. */
function cellsOf(line: AuditLine): string[] {
  const { subject } = line;
  return [
    compactTimestamp(line.at).replace(TIMESTAMP, "$1-$2-$3 $4:$5:$6"),
    line.loginId,
    line.operatorName ?? "",
    line.officeCode ?? "",
    lineLabel(line),
    subject ? subjectOf(subject).label : "",
    subject?.id ?? "",
    line.criteria.join("、"),
    line.address,
    line.requestId,
    line.id,
  ].map(withoutFormula);
}
