import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import type { ConfirmationRecord } from "../../domain/record/confirmation.ts";
import type { DoseOrigin } from "../../domain/record/dose_origin.ts";
import type { PersonRecord, RecordSubject } from "../../domain/record/person_record.ts";
import type { Protection } from "../../domain/record/protection.ts";
import { recordAct } from "../audit.ts";
import { listConfirmations } from "../confirmation/list_confirmations.ts";
import { type Correction, lookupCorrection } from "../correction/find_correction.ts";
import type { Register } from "../database.ts";
import { listMergesOf, type MergesOf } from "../duplicate/merges_of.ts";
import { listProtections } from "../protection/list_protections.ts";
import { inMunicipality } from "../tenant.ts";
import type { FindingRecord } from "../finding/finding_records.ts";
import { listFindingsOf } from "../finding/list_findings.ts";
import { listOrigins } from "./list_origins.ts";
import { lookupRecord } from "./lookup_record.ts";

/** 照会結果: a record, and how each of its doses came into it. */
export interface FoundRecord {
  record: PersonRecord;
  origins: ReadonlyMap<string, DoseOrigin>;
  /** Every 確認済み it ever had, the newest first. */
  confirmations: ConfirmationRecord[];
  merges: MergesOf;
  /** Every 支援措置 the person ever had, the newest first. */
  protections: Protection[];
  /** What is odd about it (要修正・要確認), open or accepted. */
  findings: FindingRecord[];
  /** What its reader has decided and not yet written, and who else is editing it. */
  correction: Correction;
}

/** One whole record; who looked is audited. */
export function findRecord(
  register: Register,
  act: Act,
  subject: RecordSubject,
): Promise<FoundRecord> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const record = await lookupRecord(tx, code, subject);
    if (!record) return refuseMissing();
    const doses = [...record.doses, ...record.withdrawnDoses];
    const origins = await listOrigins(tx, code, doses.map(({ id }) => id));
    const viewed = subject.kind === "recipient" ? "recipient_viewed" : "ticket_viewed";
    await recordAct(tx, code, { by: act, entry: { act: viewed, subject } });
    const today = japanToday(act.at);
    const findings = await listFindingsOf(tx, code, { subject, today });
    const merges = await listMergesOf(tx, code, subject.id);
    const confirmations = record.person ? await listConfirmations(tx, code, subject.id) : [];
    const protections = record.person ? await listProtections(tx, code, subject.id) : [];
    const correction = await lookupCorrection(tx, act, record);
    return { record, origins, confirmations, merges, protections, findings, correction };
  });
}

/** Whose a ticket is by now; undefined while it waits, or when there is no such ticket. */
export function lookupTicketHolder(
  register: Register,
  municipalityCode: string,
  ticketId: string,
): Promise<string | undefined> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const holder = await tx.selectFrom("ticket")
      .innerJoin(
        "recipient",
        (join) =>
          join.onRef("recipient.municipality_code", "=", "ticket.municipality_code")
            .onRef("recipient.resident_number_key", "=", "ticket.resident_number_key"),
      )
      .select("recipient.id")
      .where("ticket.municipality_code", "=", municipalityCode)
      .where("ticket.id", "=", ticketId)
      .executeTakeFirst();
    return holder?.id;
  });
}

export function refuseMissing(): never {
  throw new AppError("not_found", "この記録はありません。照会からやり直してください。");
}
