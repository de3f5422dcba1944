import { Hono } from "hono";
import { z } from "zod";
import { addDose, decideDose, deleteDose, restoreDose } from "../db/correction/stage_doses.ts";
import { AppError } from "../domain/app_error.ts";
import { doseForm, doseOf } from "../domain/correction/dose_form.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { CorrectableDose } from "../domain/correction/correctable.ts";
import type { Vaccine } from "../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import {
  CORRECTED_RECORDS,
  correctionOf,
  type DeskContext,
  doseIdOf,
  recordPath,
  subjectOf,
} from "./correction_context.ts";
import { correctionPaths } from "../views/paths.ts";
import { municipal } from "./guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import {
  findDoseShown,
  respondAddition,
  respondDeletion,
  respondDose,
} from "./respond_dose_correction.tsx";
import { versionOf } from "./version_of.ts";

/** 照会結果 › 編集 of a dose, 接種記録を追加, このデータを削除, 復元. */
export const doseCorrectionRoutes = new Hono<AppEnv>();

for (const { kind, at } of CORRECTED_RECORDS) {
  doseCorrectionRoutes.get(at.newDose, municipal, (c) => {
    return respondAddition(c, subjectOf(c, kind));
  });

  doseCorrectionRoutes.post(at.newDose, municipal, async (c) => {
    const subject = subjectOf(c, kind);
    const typed = await typedFields(c);
    const { vaccines } = await correctionOf(c, subject);
    const read = readDose(c, typed, { shown: undefined, vaccines });
    const refused = (problems: FormProblem[]) => respondAddition(c, subject, { typed, problems });
    if (!read.ok) return refused(read.problems);
    const addition = { subject, key: keyOf(typed), cells: read.cells };
    const problems = await addDose(c.var.office.database.register, actOf(c), addition);
    return problems.length > 0 ? refused(problems) : c.redirect(recordPath(subject), 303);
  });

  doseCorrectionRoutes.get(at.dose(":doseId"), municipal, (c) => {
    return respondDose(c, subjectOf(c, kind));
  });

  doseCorrectionRoutes.post(at.dose(":doseId"), municipal, async (c) => {
    const subject = subjectOf(c, kind);
    const typed = await typedFields(c);
    const correction = await correctionOf(c, subject);
    const { vaccines } = correction;
    const { dose } = findDoseShown(c, correction);
    const read = readDose(c, typed, { shown: dose, vaccines });
    const refused = (problems: FormProblem[]) => respondDose(c, subject, { typed, problems });
    if (!read.ok) return refused(read.problems);
    const decision = { ...onScreen(c, kind, typed), cells: read.cells };
    const problems = await decideDose(c.var.office.database.register, actOf(c), decision);
    return problems.length > 0 ? refused(problems) : c.redirect(recordPath(subject), 303);
  });

  doseCorrectionRoutes.get(at.doseDeletion(":doseId"), municipal, (c) => {
    return respondDeletion(c, subjectOf(c, kind));
  });

  doseCorrectionRoutes.post(at.doseDeletion(":doseId"), municipal, async (c) => {
    const subject = subjectOf(c, kind);
    const typed = await typedFields(c);
    const path = correctionPaths(recordPath(subject)).doseDeletion(doseIdOf(c));
    if (typed.deletes === "checked") return c.redirect(path, 303);
    if (typed.deletes !== "confirmed") {
      return respondDose(c, subject, {
        problems: [{ field: "deletes-checked", message: UNMARKED }],
      });
    }
    const shown = onScreen(c, kind, typed);
    const problems = await deleteDose(c.var.office.database.register, actOf(c), shown);
    if (problems.length > 0) return respondDeletion(c, subject, { problems });
    return c.redirect(recordPath(subject), 303);
  });

  doseCorrectionRoutes.post(at.doseRestoration(":doseId"), municipal, async (c) => {
    const shown = onScreen(c, kind, await typedFields(c));
    const problems = await restoreDose(c.var.office.database.register, actOf(c), shown);
    if (problems.length > 0) throw new AppError("conflict", problems[0]!.message);
    return c.redirect(recordPath(shown.subject), 303);
  });
}

const UNMARKED = "削除するときは、「このデータを削除」に印を付けてから「はい」を押してください。";

function onScreen(c: DeskContext, kind: "recipient" | "ticket", typed: Typed) {
  return { subject: subjectOf(c, kind), doseId: doseIdOf(c), version: versionOf(typed) };
}

type ReadDose =
  | { ok: true; cells: CorrectableDose }
  | { ok: false; problems: FormProblem[] };

function readDose(
  c: DeskContext,
  typed: Typed,
  { shown, vaccines }: { shown: CorrectableDose | undefined; vaccines: readonly Vaccine[] },
): ReadDose {
  const form = parseForm(
    doseForm({
      shown,
      vaccines,
      kind: typed.kind === "examination" ? "examination" : "vaccination",
      today: japanToday(c.var.at),
      municipalityCode: c.var.actor.municipalityCode,
    }),
    typed,
  );
  if (!form.ok) return { ok: false, problems: form.problems };
  return { ok: true, cells: doseOf(form.value, { shown, vaccines }) };
}

/** Without a usable key the form can still be sent, only a second time counts as another dose. */
function keyOf(typed: Typed): string {
  const key = z.uuid().safeParse(typed.doseKey);
  return key.success ? key.data : crypto.randomUUID();
}
