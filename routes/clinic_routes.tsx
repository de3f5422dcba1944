import { type Context, Hono } from "hono";
import type { StaffOutcome, StaffSubject } from "../db/account/with_staff.ts";
import {
  changeClinic,
  disableClinic,
  enableClinic,
  removeClinic,
} from "../db/clinic/change_clinic.ts";
import { findClinic, listClinics } from "../db/clinic/clinic_records.ts";
import { registerClinic } from "../db/clinic/register_clinic.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { ClinicChange, ClinicForm } from "../domain/account/clinic_form.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { ClinicPage } from "../views/clinic/clinic_page.tsx";
import { ClinicRemovalPage } from "../views/clinic/clinic_removal_page.tsx";
import { ClinicsPage } from "../views/clinic/clinics_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { gmisSetting } from "./gmis_provider.ts";
import { municipal } from "./guard.ts";
import { idParam } from "./id_param.ts";
import { pageNumber } from "./page_number.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { versionOf } from "./version_of.ts";

/** Which clinics may sign in with G-MIS, a list each municipality keeps. */
export const clinicRoutes = new Hono<AppEnv>();

type ClinicContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

clinicRoutes.get(paths.clinics, municipal, (c) => respondClinics(c));

clinicRoutes.post(paths.clinics, municipal, async (c) => {
  const form = parseForm(ClinicForm, await typedFields(c));
  if (!form.ok) return respondClinics(c, form);
  const added = await registerClinic(c.var.office.database.gate, actOf(c), form.value);
  if (added.ok) return c.redirect(`${paths.clinics}?done=registered`, 303);
  const problems = [{ field: "gmisId", message: added.message }];
  return respondClinics(c, { ...form, problems });
});

clinicRoutes.get(paths.clinic(":id"), municipal, (c) => respondClinic(c));

clinicRoutes.post(paths.clinic(":id"), municipal, async (c) => {
  const typed = await typedFields(c);
  const form = parseForm(ClinicChange, typed);
  if (!form.ok) return respondClinic(c, form);
  const subject = { ...subjectOf(c, typed), change: form.value };
  const outcome = await changeClinic(c.var.office.database.gate, actOf(c), subject);
  return afterStep(c, { outcome, typed, done: "changed" });
});

clinicRoutes.post(paths.clinicDisabling(":id"), municipal, async (c) => {
  const subject = subjectOf(c, await typedFields(c));
  const outcome = await disableClinic(c.var.office.database.gate, actOf(c), subject);
  return afterStep(c, { outcome, done: "disabled" });
});

clinicRoutes.post(paths.clinicEnabling(":id"), municipal, async (c) => {
  const subject = subjectOf(c, await typedFields(c));
  const outcome = await enableClinic(c.var.office.database.gate, actOf(c), subject);
  return afterStep(c, { outcome, done: "enabled" });
});

clinicRoutes.get(paths.clinicRemoval(":id"), municipal, async (c) => {
  const clinic = await findClinic(c.var.office.database.gate, c.var.actor, idParam(c));
  const body = <ClinicRemovalPage clinic={clinic} />;
  return respondPage(c, { title: "医療機関の削除", tab: paths.accounts, body });
});

clinicRoutes.post(paths.clinicRemoval(":id"), municipal, async (c) => {
  const subject = subjectOf(c, await typedFields(c));
  const outcome = await removeClinic(c.var.office.database.gate, actOf(c), subject);
  if (outcome.kind !== "done") return afterStep(c, { outcome });
  return c.redirect(`${paths.clinics}?done=removed`, 303);
});

/** What the address says was done. */
const DONE: Record<string, string> = {
  registered: "医療機関を登録しました。",
  removed: "医療機関を削除しました。",
  changed: "更新しました。",
  disabled: "停止しました。この医療機関でログインしていた端末は、もう使えません。",
  enabled: "再開しました。",
};

function subjectOf(c: ClinicContext, typed: Typed): StaffSubject {
  return { id: idParam(c), version: versionOf(typed) };
}

interface Refusal {
  typed?: Typed;
  problems?: FormProblem[];
  isOvertaken?: true;
}

/** On to the entry's page, which says what was done, or why it was not. */
function afterStep(
  c: ClinicContext,
  { outcome, typed, done }: { outcome: StaffOutcome; typed?: Typed; done?: string },
): Response | Promise<Response> {
  if (outcome.kind === "done") return c.redirect(`${paths.clinic(idParam(c))}?done=${done}`, 303);
  if (outcome.kind === "overtaken") return respondClinic(c, { typed, isOvertaken: true });
  return respondClinic(c, { typed, problems: [{ field: "", message: outcome.message }] });
}

/** The entry as it is now: 409 when somebody was faster, 422 when it was refused. */
async function respondClinic(c: ClinicContext, refusal?: Refusal): Promise<Response> {
  const clinic = await findClinic(c.var.office.database.gate, c.var.actor, idParam(c));
  const { typed = { name: clinic.name, remark: clinic.remark } } = refusal ?? {};
  const body = (
    <ClinicPage
      clinic={clinic}
      typed={typed}
      problems={refusal?.problems}
      isOvertaken={refusal?.isOvertaken}
      done={refusal ? undefined : DONE[c.req.query("done") ?? ""]}
    />
  );
  const title = `${refusal ? "確認：" : ""}医療機関の内容`;
  const status = refusal ? refusal.isOvertaken ? 409 : 422 : 200;
  return respondPage(c, { title, tab: paths.accounts, body, status });
}

/** The list as it is now; 422 with a form that was refused. */
async function respondClinics(c: ClinicContext, refusal?: Refusal): Promise<Response> {
  const { actor, office } = c.var;
  const body = (
    <ClinicsPage
      clinics={await listClinics(office.database.gate, actor)}
      role={actor.role}
      page={pageNumber(c.req.query("page"))}
      isWithoutProvider={gmisSetting(office.configuration) ? undefined : true}
      done={refusal ? undefined : DONE[c.req.query("done") ?? ""]}
      typed={refusal?.typed}
      problems={refusal?.problems}
    />
  );
  const title = `${refusal ? "エラー：" : ""}アカウント登録：医療機関（G-MIS ID）`;
  return respondPage(c, { title, tab: paths.accounts, body, status: refusal ? 422 : 200 });
}
