import type { OpenCorrection } from "../db/correction/find_correction.ts";
import { AppError } from "../domain/app_error.ts";
import { doseTexts } from "../domain/correction/dose_form.ts";
import { NO_EDITS } from "../domain/correction/draft.ts";
import { draftedRecord } from "../domain/correction/drafted_record.ts";
import { type ShownDose, shownDose } from "../domain/correction/shown_dose.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import type { PersonRecord, RecordSubject } from "../domain/record/person_record.ts";
import { MOST_DOSES } from "../domain/upload/dose_columns.ts";
import { DoseAdditionPage } from "../views/correction/dose_addition_page.tsx";
import { DoseDeletionPage } from "../views/correction/dose_deletion_page.tsx";
import { DoseEditPage } from "../views/correction/dose_edit_page.tsx";
import { paths } from "../views/paths.ts";
import { type DeskContext, doseIdOf, recordPath, viewedCorrection } from "./correction_context.ts";
import { respondPage } from "./respond.tsx";
import { versionOf } from "./version_of.ts";

/** A form that was not accepted; without `typed` it shows what it showed before. */
interface Refused {
  typed?: Typed;
  problems: readonly FormProblem[];
}

const tab = paths.search;

export async function respondDose(
  c: DeskContext,
  subject: RecordSubject,
  refused?: Refused,
): Promise<Response> {
  const doseId = doseIdOf(c);
  const correction = await viewedCorrection(c, subject);
  const { vaccines, colleagues, refusal } = correction;
  const { dose, version, mark } = findDoseShown(c, correction);
  const shown = { record: recordPath(subject), doseId, dose, mark, vaccines, colleagues, refusal };
  const body = (
    <DoseEditPage
      {...shown}
      version={refused?.typed ? versionOf(refused.typed) : version}
      typed={refused?.typed ?? doseTexts(dose)}
      problems={refused?.problems}
    />
  );
  return respondPage(c, { ...titled("接種記録の編集", refused), tab, body });
}

export async function respondAddition(
  c: DeskContext,
  subject: RecordSubject,
  refused?: Refused & { typed: Typed },
): Promise<Response> {
  const { record, draft, vaccines, colleagues, refusal } = await viewedCorrection(c, subject);
  const { record: drafted } = draftedRecord(record, draft?.edits ?? NO_EDITS, c.var.at);
  const typed = refused?.typed ?? newTexts(drafted, c.var.actor.municipalityCode);
  const body = (
    <DoseAdditionPage
      record={recordPath(subject)}
      doseKey={typed.doseKey || crypto.randomUUID()}
      vaccines={vaccines}
      colleagues={colleagues}
      refusal={refusal}
      typed={typed}
      problems={refused?.problems}
    />
  );
  return respondPage(c, { ...titled("接種記録の追加", refused), tab, body });
}

export async function respondDeletion(
  c: DeskContext,
  subject: RecordSubject,
  refused?: Refused,
): Promise<Response> {
  const doseId = doseIdOf(c);
  const correction = await viewedCorrection(c, subject);
  const { dose, version } = findDoseShown(c, correction);
  const body = (
    <DoseDeletionPage
      record={recordPath(subject)}
      doseId={doseId}
      version={version}
      dose={dose}
      problems={refused?.problems}
      refusal={correction.refusal}
    />
  );
  return respondPage(c, { ...titled("接種記録の削除", refused), tab, body });
}

/** The dose a path names, as its screen shows it. */
export function findDoseShown(
  c: DeskContext,
  { record, draft }: Pick<OpenCorrection, "record" | "draft">,
): ShownDose {
  const shown = shownDose(record, draft?.edits ?? NO_EDITS, doseIdOf(c));
  if (shown) return shown;
  throw new AppError(
    "not_found",
    "この接種記録は照会結果にありません。照会結果を開き直してください。",
  );
}

/** A new dose is most likely the next one, on the active ticket, given here. */
function newTexts({ tickets, doses }: PersonRecord, municipalityCode: string): Typed {
  const last = Math.max(0, ...doses.map(({ doseNumber }) => doseNumber));
  return {
    kind: "vaccination",
    doseNumber: String(Math.min(last + 1, MOST_DOSES)),
    ticketNumber: tickets.find(({ state }) => state === "active")?.ticketNumber ?? "",
    placeCode: municipalityCode,
  };
}

function titled(title: string, refused: Refused | undefined) {
  return refused
    ? { title: `エラー：${title}`, status: 422 as const }
    : { title, status: 200 as const };
}
