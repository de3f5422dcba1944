import type { Database } from "../../db/database.ts";
import { requestOutput } from "../../db/output/request_output.ts";
import type { Act } from "../../domain/account/act.ts";
import { paths } from "../../views/paths.ts";
import { aConflict } from "../db/conflict/a_conflict.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { anOutputChoice, makeOutput } from "../db/output/an_output.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { doseFile } from "../db/upload/an_applied_dose_file.ts";
import { undo } from "../db/upload/an_undo.ts";
import { checkFile, receiveFile, upload } from "../db/upload/an_upload.ts";

const FEW = 12;

/**
 * A municipality with an upload and an output in every state that has a screen of its own. Answers
 * the addresses of these screens; those that wait do so as long as nobody runs jobs.
 */
export async function everyUploadState(database: Database, act: Act): Promise<string[]> {
  const code = act.actor.municipalityCode;
  const people = Array.from({ length: FEW }, () => aRecipient());
  const applied = await upload(database, act, { content: people });
  const undone = await anUndoneUpload(database, act);
  await aConflict(database, act, { lotNumber: "FD9999", venueName: "市民ホールの別館" });
  const [first] = people;
  const entry = aDoseEntry({ doctorName: "𠮷田" });
  const ticket = aTicket(code, { ticketNumber: first!.ticketNumber });
  await giveDose(database, act, aDose(ticket, { entry }));
  const lossy = await makeOutput(database, act, { encoding: "shift_jis" });

  const review = await checkFile(database, act, {
    mode: "overwrite_all",
    content: [
      ...people.map((person) => ({ ...person, familyName: "長宗我部", sex: "" })),
      aRecipient(),
      aRecipient({ sex: "9", birthDate: "S55.4.31" }),
    ],
  });
  const doseReview = await checkFile(database, act, {
    kind: "dose",
    content: doseFile([
      { residentNumber: first!.residentNumber, ticketNumber: first!.ticketNumber },
      { ticketNumber: "9900000001" },
    ]),
  });
  const failed = await checkFile(database, act, { content: "住民,台帳,ではない,表\n1,2,3,4\n" });
  const waiting = await receiveFile(database, act, { content: people.slice(1) });
  const waitingOutput = await requestOutput(database.register, act, anOutputChoice());
  return [
    ...[applied.id, undone, review, doseReview, failed, waiting].map(paths.upload),
    paths.uploadUndo(applied.id),
    paths.doseConflicts,
    paths.output(lossy.id),
    paths.output(waitingOutput),
  ];
}

async function anUndoneUpload(database: Database, act: Act): Promise<string> {
  const [kept, gone] = [aRecipient(), aRecipient()];
  const { id } = await upload(database, act, { content: [kept, gone] });
  await upload(database, act, { content: [{ ...kept, familyName: "佐藤" }] });
  await undo(database, act, id);
  return id;
}
