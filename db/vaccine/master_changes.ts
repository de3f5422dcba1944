import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import {
  changedCells,
  type MasterCells,
  type MasterChange,
  type MasterChangeKind,
  type MasterKind,
} from "../../domain/dose/master_change.ts";
import { type AuditAct, recordAct } from "../audit.ts";
import { requestExamination } from "../finding/request_examination.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Which vaccine or lot: a vaccine's code or a lot's id. */
export interface MasterSubject {
  kind: MasterKind;
  id: string;
}

/** One row of a list before and after; without a before it is added, without an after removed. */
export interface MasterAlteration {
  subject: MasterSubject;
  name: string;
  before?: MasterCells;
  after?: MasterCells;
}

const ACTS: Record<MasterKind, AuditAct> = { vaccine: "vaccine_changed", lot: "lot_changed" };

/** Lets the writers of one municipality's lists wait for each other until the transaction ends. */
export async function lockMasters(tx: MunicipalityTransaction, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`masters:${code}`}, 0))`.execute(tx);
}

/**
 * Writes down who altered what; of all alterations of one act, one entry in the audit. Where it
 * matters to registered doses, a job examines them again (要修正・要確認).
 */
export async function recordAlterations(
  tx: MunicipalityTransaction,
  act: Act,
  alterations: readonly MasterAlteration[],
): Promise<void> {
  const [first] = alterations;
  if (!first) return;
  const code = act.actor.municipalityCode;
  await tx.insertInto("master_change").values(alterations.map((alteration) => ({
    municipality_code: code,
    id: uuid(),
    made_at: act.at,
    account_id: act.actor.accountId,
    login_id: act.actor.loginId,
    subject_kind: alteration.subject.kind,
    subject_id: alteration.subject.id,
    name: alteration.name,
    kind: kindOf(alteration),
    cells: changedCells(alteration.before, alteration.after),
  }))).execute();
  const detail = {
    kind: kindOf(first),
    ...(alterations.length === 1 ? { id: first.subject.id } : { count: alterations.length }),
  };
  await recordAct(tx, code, { by: act, entry: { act: ACTS[first.subject.kind], detail } });
  if (alterations.some(concernsDoses)) await requestExamination(tx, act);
}

/** No rule about doses looks at these. */
const QUIET_COLUMNS: readonly string[] = ["製品名", "表示順", "画面での選択", "備考"];

function concernsDoses({ subject, before, after }: MasterAlteration): boolean {
  const isNewVaccine = subject.kind === "vaccine" && !before;
  return !isNewVaccine &&
    changedCells(before, after).some(({ column }) => !QUIET_COLUMNS.includes(column));
}

function kindOf({ before, after }: MasterAlteration): MasterChangeKind {
  if (!before) return "added";
  return after ? "changed" : "removed";
}

/** What became of the lists, or of one of their rows; the newest first. */
export function listMasterChanges(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { subject, limit }: { subject?: MasterSubject; limit: number },
): Promise<MasterChange[]> {
  const changes = tx.selectFrom("master_change")
    .select(["id", "made_at as madeAt", "login_id as loginId", "kind", "name", "cells"])
    .where("municipality_code", "=", municipalityCode)
    .orderBy("id", "desc").limit(limit);
  return subject
    ? changes.where("subject_kind", "=", subject.kind).where("subject_id", "=", subject.id)
      .execute()
    : changes.execute();
}
