import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { DRAFT_DAYS, DraftEdits, isEmptyDraft, NO_EDITS } from "../../domain/correction/draft.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** What one account has decided about one record and not yet written. */
export interface CorrectionDraft {
  id: string;
  startedAt: Date;
  edits: DraftEdits;
  /** A My Number typed in it: sealed for the draft, and the index it will be found by. */
  myNumber: SealedMyNumber | null;
}

export interface SealedMyNumber {
  sealed: Uint8Array;
  index: Uint8Array;
}

/** Somebody else who is editing the same record. */
export interface ColleagueDraft {
  loginId: string;
  startedAt: Date;
}

/** A person's draft of a record. It survives signing out and a restart of the server. */
export async function lookupDraft(
  tx: MunicipalityTransaction,
  { actor }: Act,
  subject: RecordSubject,
): Promise<CorrectionDraft | undefined> {
  const row = await draftsOf(tx, actor.municipalityCode, subject)
    .select(["id", "started_at as startedAt", "edits"])
    .select(["my_number_sealed as sealed", "my_number_index as index"])
    .where("account_id", "=", actor.accountId).executeTakeFirst();
  if (!row) return undefined;
  const { id, startedAt, edits, sealed, index } = row;
  const myNumber = sealed && index ? { sealed, index } : null;
  return { id, startedAt, edits: DraftEdits.parse(edits), myNumber };
}

/** Who else is editing the record since when; never what. */
export async function listColleagueDrafts(
  tx: MunicipalityTransaction,
  { actor, at }: Act,
  subject: RecordSubject,
): Promise<ColleagueDraft[]> {
  return await draftsOf(tx, actor.municipalityCode, subject)
    .select(["login_id as loginId", "started_at as startedAt"])
    .where("account_id", "<>", actor.accountId)
    .where("changed_at", ">", abandonedBefore(at))
    .orderBy("started_at").execute();
}

/** Makes one person's requests about one draft wait for each other. */
export async function lockDraft(
  tx: MunicipalityTransaction,
  { actor }: Act,
  { id }: RecordSubject,
): Promise<void> {
  const name = `draft:${actor.municipalityCode}:${actor.accountId}:${id}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** The draft as it is, or a new one with nothing in it that nobody has stored. */
export async function openDraft(
  tx: MunicipalityTransaction,
  act: Act,
  subject: RecordSubject,
): Promise<CorrectionDraft> {
  await lockDraft(tx, act, subject);
  const stored = await lookupDraft(tx, act, subject);
  return stored ?? { id: uuid(), startedAt: act.at, edits: NO_EDITS, myNumber: null };
}

/** Stores a draft; one that changes nothing any more is removed, and leaves no trace. */
export async function keepDraft(
  tx: MunicipalityTransaction,
  act: Act,
  { subject, draft }: { subject: RecordSubject; draft: CorrectionDraft },
): Promise<void> {
  const { actor, at } = act;
  if (isEmptyDraft(draft.edits)) return await removeDraft(tx, act, subject);
  await tx.deleteFrom("correction_draft")
    .where("municipality_code", "=", actor.municipalityCode)
    .where("changed_at", "<=", abandonedBefore(at)).execute();
  const isTyped = draft.edits.person?.cells.myNumber === "typed";
  const content = {
    edits: draft.edits,
    my_number_sealed: isTyped ? draft.myNumber?.sealed ?? null : null,
    my_number_index: isTyped ? draft.myNumber?.index ?? null : null,
    changed_at: at,
  };
  await tx.insertInto("correction_draft").values({
    municipality_code: actor.municipalityCode,
    id: draft.id,
    account_id: actor.accountId,
    login_id: actor.loginId,
    subject_kind: subject.kind,
    subject_id: subject.id,
    started_at: draft.startedAt,
    ...content,
  }).onConflict((conflict) =>
    conflict.columns(["municipality_code", "account_id", "subject_kind", "subject_id"])
      .doUpdateSet(content)
  ).execute();
}

/** 編集をやめる: nothing of it stays. */
export async function removeDraft(
  tx: MunicipalityTransaction,
  { actor }: Act,
  subject: RecordSubject,
): Promise<void> {
  await tx.deleteFrom("correction_draft")
    .where("municipality_code", "=", actor.municipalityCode)
    .where("account_id", "=", actor.accountId)
    .where("subject_kind", "=", subject.kind).where("subject_id", "=", subject.id).execute();
}

function draftsOf(tx: MunicipalityTransaction, code: string, { kind, id }: RecordSubject) {
  return tx.selectFrom("correction_draft").where("municipality_code", "=", code)
    .where("subject_kind", "=", kind).where("subject_id", "=", id);
}

const MS_PER_DAY = 86_400_000;

function abandonedBefore(at: Date): Date {
  return new Date(at.getTime() - DRAFT_DAYS * MS_PER_DAY);
}
