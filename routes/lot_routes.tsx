import { type Context, Hono } from "hono";
import { z } from "zod";
import { type AddedLots, addLots } from "../db/vaccine/add_lots.ts";
import { changeLot, removeLot } from "../db/vaccine/change_lot.ts";
import { findLotMaster, listMunicipalityVaccines } from "../db/vaccine/find_masters.ts";
import type { MasterOutcome } from "../db/vaccine/master_outcome.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { formatDate } from "../domain/date/plain_date.ts";
import type { Lot } from "../domain/dose/lot.ts";
import { lotCells, lotForm, lotKnown, type NewLot } from "../domain/dose/lot_form.ts";
import { type LotLine, readLotLines } from "../domain/dose/lot_lines.ts";
import { changedCells } from "../domain/dose/master_change.ts";
import { lookupVaccine } from "../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { LotPage } from "../views/master/lot_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { respondMasters } from "./masters_page_route.tsx";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** ワクチン・ロットの管理: the lots. */
export const lotRoutes = new Hono<AppEnv>();

type LotContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

lotRoutes.post(paths.lots, municipal, async (c) => {
  const typed = await typedFields(c);
  const form = parseForm(lotForm(await vaccinesOf(c)), typed);
  if (!form.ok) return respondMasters(c, { form: "lot", typed, problems: form.problems });
  const added = await addLots(c.var.office.database.register, actOf(c), [form.value]);
  if (added.ok && added.addedCount === 1) return c.redirect(doneUrl("lots_added", 1), 303);
  const known = added.ok ? form.value : added.clashes[0]!.known;
  const problems = [{ field: "lotNumber", message: lotKnown(known) }];
  return respondMasters(c, { form: "lot", typed, problems });
});

lotRoutes.post(paths.lotLines, municipal, async (c) => {
  const typed = await typedFields(c);
  const { linesVaccineCode = "", lines = "" } = typed;
  const problems: FormProblem[] = lookupVaccine(await vaccinesOf(c), linesVaccineCode)
    ? []
    : [{ field: "linesVaccineCode", message: "ワクチンを選んでください。" }];
  const read = readLotLines(lines, linesVaccineCode);
  problems.push(...read.problems.map((message) => ({ field: "lines", message })));
  if (problems.length > 0) return respondMasters(c, { form: "lines", typed, problems });
  const lots = read.lines.map(({ lot }) => lot);
  const added = await addLots(c.var.office.database.register, actOf(c), lots);
  if (added.ok) return c.redirect(doneUrl("lots_added", added.addedCount), 303);
  return respondMasters(c, { form: "lines", typed, problems: clashProblems(added, read.lines) });
});

lotRoutes.get(paths.lot(":id"), municipal, (c) => respondLot(c));

/** Of the lot a form showed; a form without one can only be overtaken. */
const Version = z.coerce.number().int().catch(-1);

lotRoutes.post(paths.lot(":id"), municipal, async (c) => {
  const typed = await typedFields(c);
  const form = parseForm(lotForm(await vaccinesOf(c)), typed);
  if (!form.ok) return respondLot(c, { typed, problems: form.problems });
  const change = { id: idParam(c), version: versionOf(typed), form: form.value };
  const outcome = await changeLot(c.var.office.database.register, actOf(c), change);
  if (outcome.kind === "done") return c.redirect(doneUrl("lot_changed", 1), 303);
  return respondLot(c, { typed, form: form.value, outcome });
});

lotRoutes.post(paths.lotRemoval(":id"), municipal, async (c) => {
  const change = { id: idParam(c), version: versionOf(await typedFields(c)) };
  const outcome = await removeLot(c.var.office.database.register, actOf(c), change);
  if (outcome.kind === "done") return c.redirect(doneUrl("lot_removed", 1), 303);
  return respondLot(c, { outcome });
});

function doneUrl(done: string, count: number): string {
  return `${paths.vaccines}?done=${done}&count=${count}`;
}

function versionOf(typed: Typed): number {
  return Version.parse(typed.version);
}

function vaccinesOf(c: LotContext) {
  return listMunicipalityVaccines(c.var.office.database.register, c.var.actor.municipalityCode);
}

function clashProblems(
  added: Extract<AddedLots, { ok: false }>,
  lines: readonly LotLine[],
): FormProblem[] {
  return added.clashes.map(({ position, known }) => ({
    field: "lines",
    message: `${lines[position]!.line}行目：${lotKnown(known)}`,
  }));
}

interface Refusal {
  typed?: Typed;
  form?: NewLot;
  problems?: FormProblem[];
  outcome?: MasterOutcome;
}

/** The form of a lot; after a refusal as it was typed, and with what stands against it. */
async function respondLot(c: LotContext, refusal?: Refusal): Promise<Response> {
  const { register } = c.var.office.database;
  const id = idParam(c);
  const master = await findLotMaster(register, c.var.actor.municipalityCode, id);
  const { lot, vaccines } = master;
  const { typed = textsOf(lot), form, problems, outcome } = refusal ?? {};
  const isOvertaken = outcome?.kind === "overtaken";
  const cells = form && changedCells(lotCells(lot, vaccines), lotCells(form, vaccines));
  const body = (
    <LotPage
      {...master}
      typed={typed}
      problems={outcome?.kind === "refused" ? outcome.problems : problems}
      version={isOvertaken ? lot.version : versionOf(typed)}
      overtaken={isOvertaken ? { by: outcome.by, cells } : undefined}
    />
  );
  const title = `${refusal ? "確認：" : ""}ロットの変更`;
  const status = isOvertaken ? 409 : refusal ? 422 : 200;
  return respondPage(c, { title, tab: paths.search, body, status });
}

function textsOf({ vaccineCode, lotNumber, expiresOn, remark, version }: Lot): Typed {
  const expiry = expiresOn ? formatDate(expiresOn) : "";
  return { vaccineCode, lotNumber, expiresOn: expiry, remark, version: String(version) };
}
