import { type Context, Hono } from "hono";
import { z } from "zod";
import { addVaccine, changeVaccine } from "../db/vaccine/change_vaccine.ts";
import { findVaccineMaster } from "../db/vaccine/find_masters.ts";
import type { ListedVaccine } from "../db/vaccine/list_vaccines.ts";
import type { MasterOutcome } from "../db/vaccine/master_outcome.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { formatDate } from "../domain/date/plain_date.ts";
import { changedCells } from "../domain/dose/master_change.ts";
import { narrowingKey, vaccineCells, VaccineForm, vaccineOf } from "../domain/dose/vaccine_form.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { paths } from "../views/paths.ts";
import { VaccinePage } from "../views/master/vaccine_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { respondMasters } from "./masters_page_route.tsx";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

/** ワクチン・ロットの管理: the lists and the vaccines; lots are in `lot_routes.tsx`. */
export const masterRoutes = new Hono<AppEnv>();

masterRoutes.get(paths.vaccines, municipal, (c) => respondMasters(c));

masterRoutes.post(paths.vaccines, municipal, async (c) => {
  const typed = await typedFields(c);
  const form = parseForm(VaccineForm, typed);
  const added: MasterOutcome = form.ok
    ? await addVaccine(c.var.office.database.register, actOf(c), form.value)
    : { kind: "refused", problems: form.problems };
  if (added.kind === "done") return c.redirect(`${paths.vaccines}?done=vaccine_added`, 303);
  const problems = added.kind === "refused" ? added.problems : [];
  return respondMasters(c, { form: "vaccine", typed, problems });
});

masterRoutes.get(paths.vaccine(":code"), municipal, (c) => respondVaccine(c));

/** Of the vaccine a form showed; a form without one can only be overtaken. */
const Version = z.coerce.number().int().catch(-1);

masterRoutes.post(paths.vaccine(":code"), municipal, async (c) => {
  const typed = await typedFields(c);
  const form = parseForm(VaccineForm, typed);
  if (!form.ok) return respondVaccine(c, { typed, problems: form.problems });
  const outcome = await changeVaccine(c.var.office.database.register, actOf(c), {
    code: c.req.param("code"),
    version: versionOf(typed),
    form: form.value,
    confirmed: typed.confirmed ?? "",
  });
  if (outcome.kind === "done") return c.redirect(`${paths.vaccines}?done=vaccine_changed`, 303);
  return respondVaccine(c, { typed, form: form.value, outcome });
});

function versionOf(typed: Typed): number {
  return Version.parse(typed.version);
}

type VaccineContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }, "/vaccines/:code">;

interface Refusal {
  typed: Typed;
  form?: VaccineForm;
  problems?: FormProblem[];
  outcome?: MasterOutcome;
}

/** The form of a vaccine; after a refusal as it was typed, and with what stands against it. */
async function respondVaccine(c: VaccineContext, refusal?: Refusal): Promise<Response> {
  const { register } = c.var.office.database;
  const code = c.req.param("code");
  const master = await findVaccineMaster(register, c.var.actor.municipalityCode, code);
  const { vaccine } = master;
  const { typed = textsOf(vaccine), form, problems, outcome } = refusal ?? {};
  const after = form && vaccineOf(form, { code, list: [vaccine] });
  const body = (
    <VaccinePage
      {...master}
      typed={typed}
      version={outcome?.kind === "overtaken" ? vaccine.version : versionOf(typed)}
      problems={outcome?.kind === "refused" ? outcome.problems : problems}
      narrowing={outcome?.kind === "narrowing" && after
        ? { ...outcome, key: narrowingKey(after) }
        : undefined}
      overtaken={outcome?.kind === "overtaken" && after
        ? { by: outcome.by, cells: changedCells(vaccineCells(vaccine), vaccineCells(after)) }
        : undefined}
    />
  );
  const title = `${refusal ? "確認：" : ""}ワクチンの変更`;
  return respondPage(c, { title, tab: paths.search, body, status: statusOf(refusal) });
}

function statusOf(refusal: Refusal | undefined) {
  if (!refusal) return 200;
  return refusal.outcome?.kind === "overtaken" ? 409 : 422;
}

function textsOf(vaccine: ListedVaccine): Typed {
  return {
    version: String(vaccine.version),
    maker: vaccine.maker,
    product: vaccine.product,
    minimumIntervalDays: String(vaccine.minimumIntervalDays),
    position: String(vaccine.position),
    validFrom: formatDate(vaccine.validFrom),
    validTo: vaccine.validTo ? formatDate(vaccine.validTo) : "",
    offered: vaccine.isOffered ? "yes" : "",
  };
}
