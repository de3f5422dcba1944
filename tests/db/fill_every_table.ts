import assert from "node:assert/strict";
import type { Sql } from "postgres";
import { decideConflict } from "../../db/conflict/decide_conflict.ts";
import { listOpenConflicts } from "../../db/conflict/list_conflicts.ts";
import type { Database } from "../../db/database.ts";
import { keepAsPreset } from "../../db/session/set_preset.ts";
import { settleTouched } from "../../db/tally/settle_touched.ts";
import { inMunicipality } from "../../db/tenant.ts";
import { chooseUploadSteps } from "../../db/upload/upload_setting.ts";
import type { Act } from "../../domain/account/act.ts";
import type { RegisterActor } from "../../domain/account/actor.ts";
import { anAct } from "./an_act.ts";
import { anIncomer, receiveIncomers } from "./batch/a_batch.ts";
import { aClinic, aMunicipalAct } from "./clinic/a_clinic.ts";
import { confirm } from "./confirmation/a_confirmation.ts";
import { aMergedAndAMarkedPair } from "./duplicate/a_pair.ts";
import { aVaccineWithItsLot } from "./vaccine/a_vaccine.ts";
import { aCorrection } from "./correction/a_correction.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "./dose/a_dose.ts";
import { output } from "./output/an_output.ts";
import { protectPerson } from "./protection/a_protection.ts";
import { anAccount, aSession } from "./session/an_account.ts";
import { anErasedAudit } from "./audit/a_sealed_audit.ts";
import { aBlankRow, aRecipient, aTicketNumber, type RecipientCells } from "./upload/a_recipient.ts";
import { doseFile } from "./upload/an_applied_dose_file.ts";
import { undo } from "./upload/an_undo.ts";
import { upload } from "./upload/an_upload.ts";
import { aTabletWithOperators } from "./operator/an_operator.ts";
import { aReviewedAnomaly } from "./watch/a_review.ts";

/** Leaves at least one row of the municipality in every table, by ordinary use where there is one. */
export async function fillEveryTable(database: Database, owner: Sql, code: string): Promise<void> {
  const act = anAct({ actor: await aWorkingActor(database, code) });
  await anErasedAudit(database, code);
  await keepAsPreset(database.register, act, aDoseEntry());
  await chooseUploadSteps(database.register, act, "always_review");

  const person = await aRenamedPerson(database, act);
  await upload(database, act, { content: [aBlankRow("誰でもない")] });
  await anUndoThatKeepsSomething(database, act);
  const ticket = aTicket(code, person);
  await giveDose(database, act, aDose(ticket, { entry: aDoseEntry({ doctorName: "𠮷田" }) }));
  await output(database, act, { encoding: "shift_jis" });
  await aReplacedDose(database, act, person);
  await upload(database, act, {
    kind: "dose",
    content: doseFile([{ residentNumber: "later", ticketNumber: aTicketNumber(700_000_002) }]),
  });
  await upload(database, act, {
    kind: "dose",
    content: doseFile([{ ticketNumber: aTicketNumber(700_000_003), doseNumber: 3 }]),
  });

  await aVaccineWithItsLot(database, act);
  await protectPerson(database, act, { recipientId: await confirm(database, act, person) });
  await aReviewedAnomaly(database, act);
  await aTabletWithOperators(database, act);
  await aClinic(database.gate, aMunicipalAct(code));
  await inMunicipality(database.register, code, (tx) => settleTouched(tx, code));
  await aMergedAndAMarkedPair(database, act);
  await (await aCorrection(database, act)).correcting.person({ familyName: "編集中" });
  await receiveIncomers(database, act, [anIncomer({ municipality: "札幌市" })]);

  // What only time brings.
  await owner`
    with proof as (
      insert into erasure values (${code}, gen_random_uuid(), gen_random_uuid(), 'people', now(),
        now(), '{"people": 1}', '運用者') returning id
    )
    insert into erased_dose select ${code}, gen_random_uuid(), proof.id, 'vaccination', 1,
      '2011-06-01', '2011-06-01', ${code}, '市民ホール', 'ファイザー', 'male', 65, 1 from proof`;
  // Gone when its job is done.
  await owner`
    insert into job_progress select municipality_code, subject_id, 'ファイルを読み取り', 0, 1, 0,
      requested_at, requested_at from job where municipality_code = ${code} limit 1`;
}

async function aWorkingActor({ gate }: Database, code: string): Promise<RegisterActor> {
  const { loginId } = await anAccount(gate, {
    kind: "municipal",
    loginId: `yakuba@${code}.lg.jp`,
    municipalityCode: code,
  });
  return (await aSession(gate, loginId)).actor as RegisterActor;
}

/** With a second ticket, too. */
async function aRenamedPerson(database: Database, act: Act): Promise<RecipientCells> {
  const person = aRecipient();
  await upload(database, act, { content: [person] });
  const ticketNumber = aTicketNumber(700_000_001);
  const renamed = { ...person, familyName: "鈴木", ticketNumber };
  await upload(database, act, { content: [renamed] });
  return renamed;
}

async function anUndoThatKeepsSomething(database: Database, act: Act): Promise<void> {
  const person = aRecipient();
  const { id } = await upload(database, act, { content: [person] });
  await upload(database, act, { content: [{ ...person, familyName: "佐藤" }] });
  const kept = await undo(database, act, id);
  assert.notEqual(kept.length, 0);
}

async function aReplacedDose(
  database: Database,
  act: Act,
  { residentNumber, ticketNumber }: RecipientCells,
): Promise<void> {
  const content = doseFile([{ residentNumber, ticketNumber }]);
  await upload(database, act, { kind: "dose", content });
  const code = act.actor.municipalityCode;
  const page = { limit: 1, offset: 0 };
  const [conflict] = await listOpenConflicts(database.register, code, page);
  const decided = await decideConflict(database.register, act, {
    conflictId: conflict!.id,
    form: {
      decision: "replace",
      reason: "登録の誤り",
      note: "",
      version: conflict!.stored!.version,
    },
  });
  assert.ok(decided.ok);
}
