import { Hono } from "hono";
import { abandonDraft, rebaseDraft } from "../db/correction/change_draft.ts";
import { decidePerson } from "../db/correction/stage_person.ts";
import { AppError } from "../domain/app_error.ts";
import { type CorrectablePerson, correctablePerson } from "../domain/correction/correctable.ts";
import { editedPerson } from "../domain/correction/draft.ts";
import { myNumberDecision, personForm, personTexts } from "../domain/correction/person_form.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import type { RecordSubject } from "../domain/record/person_record.ts";
import { PersonEditPage } from "../views/correction/person_edit_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import {
  CORRECTED_RECORDS,
  correctionOf,
  correctionOffice,
  type DeskContext,
  recordPath,
  subjectOf,
  viewedCorrection,
} from "./correction_context.ts";
import { doseCorrectionRoutes } from "./dose_correction_routes.tsx";
import { municipal } from "./guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { updateRoutes } from "./update_routes.tsx";
import { versionOf } from "./version_of.ts";

/** 照会結果 › 編集 of the person, and what becomes of a draft. */
export const correctionRoutes = new Hono<AppEnv>();

const { at: ofPerson } = CORRECTED_RECORDS[0];

correctionRoutes.get(ofPerson.person, municipal, (c) => {
  return respondPerson(c, subjectOf(c, "recipient"));
});

correctionRoutes.post(ofPerson.person, municipal, async (c) => {
  const subject = subjectOf(c, "recipient");
  const typed = await typedFields(c);
  const { person: shown } = shownPerson(await correctionOf(c, subject));
  const today = japanToday(c.var.at);
  const { municipalityCode } = c.var.actor;
  const form = parseForm(personForm({ shown, today, municipalityCode }), typed);
  if (!form.ok) return respondPerson(c, subject, { typed, problems: form.problems });
  const { myNumber: _typed, myNumberChoice: _choice, ...cells } = form.value;
  const problems = await decidePerson(correctionOffice(c), actOf(c), {
    subject,
    version: versionOf(typed),
    cells,
    myNumber: myNumberDecision(form.value),
  });
  if (problems.length > 0) return respondPerson(c, subject, { typed, problems });
  return c.redirect(recordPath(subject), 303);
});

for (const { kind, at } of CORRECTED_RECORDS) {
  correctionRoutes.post(at.draftAbandonment, municipal, async (c) => {
    const subject = subjectOf(c, kind);
    const left = await abandonDraft(c.var.office.database.register, actOf(c), subject);
    return c.redirect(left === "left" ? recordPath(subject) : paths.search, 303);
  });

  correctionRoutes.post(at.draftRebase, municipal, async (c) => {
    const subject = subjectOf(c, kind);
    const problems = await rebaseDraft(c.var.office.database.register, actOf(c), subject);
    if (problems.length > 0) throw new AppError("conflict", problems[0]!.message);
    return c.redirect(recordPath(subject), 303);
  });
}

correctionRoutes.route("/", doseCorrectionRoutes);
correctionRoutes.route("/", updateRoutes);

/** What the person's screen shows: the draft's cells over those that are stored. */
function shownPerson({ record, draft }: Awaited<ReturnType<typeof correctionOf>>) {
  const edit = draft?.edits.person;
  const person: CorrectablePerson = edit ? editedPerson(edit) : correctablePerson(record)!;
  return { person, version: edit?.version ?? record.person!.version };
}

interface Refused {
  typed: Typed;
  problems: readonly FormProblem[];
}

async function respondPerson(
  c: DeskContext,
  subject: RecordSubject,
  refused?: Refused,
): Promise<Response> {
  const correction = await viewedCorrection(c, subject);
  const { person, version } = shownPerson(correction);
  const { colleagues, refusal } = correction;
  const body = (
    <PersonEditPage
      record={recordPath(subject)}
      person={person}
      version={refused ? versionOf(refused.typed) : version}
      typed={refused?.typed ?? personTexts(person)}
      problems={refused?.problems}
      colleagues={colleagues}
      refusal={refusal}
    />
  );
  return respondPage(c, {
    title: refused ? "エラー：接種対象者の編集" : "接種対象者の編集",
    tab: paths.search,
    body,
    status: refused ? 422 : 200,
  });
}
