import assert from "node:assert/strict";
import type { Database } from "../../db/database.ts";
import { pairId } from "../../domain/duplicate/person_pair.ts";
import type { Act } from "../../domain/account/act.ts";
import { correctionPaths, paths } from "../../views/paths.ts";
import { aCorrection, aHandDose } from "../db/correction/a_correction.ts";
import { lastChange } from "../db/change/some_undo.ts";
import { aStoredPair, mergeAsTyped } from "../db/duplicate/a_pair.ts";
import { examineAll } from "../db/finding/some_findings.ts";
import { ownerSql } from "../db/owner_sql.ts";

/**
 * People whose records are corrected, odd, doubled and merged. Answers the addresses of every screen
 * of 照会・補正 about them, for the account that `act` names.
 */
export async function everyRecordScreen(database: Database, act: Act): Promise<string[]> {
  const code = act.actor.municipalityCode;
  const { correcting, person } = await aCorrection(database, act);
  await correcting.dose(1, { lotNumber: "まちがい" });
  await correcting.update();
  const owner = ownerSql(database);
  const changeId = await lastChange(owner, code);
  await correcting.person({ familyName: "長い姓の海辺" });
  await correcting.adds(aHandDose(act, { ticketNumber: person.ticketNumber }));
  await correcting.deletesDose((await correcting.record()).doses[1]!);
  const [{ pair: open }, { pair: merged }] = [
    await aStoredPair(database, act),
    await aStoredPair(database, act),
  ];
  assert.ok((await mergeAsTyped(database, act, { pair: merged })).ok);
  await examineAll(database, act);
  const [finding] = await owner`
    select id from finding where municipality_code = ${code} and state = 'open' limit 1`;
  const { subject } = correcting;
  const { doses } = await correcting.record();
  const record = paths.recipient(subject.id);
  const at = correctionPaths(record);
  return [
    ...[record, paths.recipientHistory(subject.id), paths.recipientViewers(subject.id)],
    ...[at.person, at.newDose, at.dose(doses[0]!.id), at.doseDeletion(doses[0]!.id), at.update],
    ...[
      paths.changeUndo(changeId),
      paths.recipient(merged.lowerId),
      paths.recipient(merged.higherId),
    ],
    ...[paths.findings, paths.finding(finding!.id), paths.vaccines, paths.vaccine("pfizer")],
    ...[paths.duplicates, paths.duplicate(pairId(open)), paths.duplicate(pairId(merged))],
  ];
}
