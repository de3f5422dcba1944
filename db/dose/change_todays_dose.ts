import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { type AuditAct, recordAct } from "../audit.ts";
import { openChange } from "../change.ts";
import { lockPerson, lockTicket } from "../confirmation/lock_person.ts";
import { violationMessage } from "../correction/violation_message.ts";
import { OVERTAKEN } from "../correction/writing.ts";
import type { Register } from "../database.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { changeRefusal, ticketOwner } from "./change_refusal.ts";
import { findIssuer } from "./find_issuer.ts";
import { todaysDoses } from "./todays_doses.ts";

/** A change of a dose that this account registered today, whoever issued the ticket. */
export interface TodaysChange {
  doseId: string;
  /** Of the dose as the screen showed it. */
  version: number;
  reason: string;
  act: AuditAct & ("dose_corrected" | "dose_withdrawn" | "dose_restored");
  /** For the audit: what is changed, never its values. */
  columns?: string[];
  /** What becomes of the dose, or why it cannot. */
  rewrite(tx: MunicipalityTransaction, stored: StoredDose): Promise<Rewriting>;
}

export type StoredDose = Awaited<ReturnType<typeof findLocked>>;

/** "done": it already stands like that, so the same form sent twice is no conflict. */
export type Rewriting = DoseColumns | "done" | { refusal: string };

export interface DoseColumns {
  columns: {
    vaccinated_on?: string;
    venue_name?: string;
    doctor_name?: string;
    vaccine_code?: string | null;
    vaccine_maker?: string | null;
    lot_number?: string | null;
    withdrawn_at?: Date | null;
  };
}

/** "overtaken": the dose is not what the screen showed any more; nothing was written. */
export type ChangeOutcome = { kind: "done" | "overtaken" } | { kind: "refused"; message: string };

/**
 * Writes a new version of the dose in the municipality that issued its ticket; the former one goes
 * to the history. Throws not found unless this account registered it today.
 */
export async function changeTodaysDose(
  register: Register,
  act: Act,
  change: TodaysChange,
): Promise<ChangeOutcome> {
  const code = await findIssuer(register, act, change.doseId);
  try {
    return await inMunicipality(register, code, (tx) => attemptChange({ tx, act, code }, change));
  } catch (error) {
    const message = violationMessage(error);
    if (message === undefined) throw error;
    return { kind: "refused", message };
  }
}

interface Issuing {
  tx: MunicipalityTransaction;
  act: Act;
  /** Of the municipality that issued the ticket. */
  code: string;
}

async function attemptChange(issuing: Issuing, change: TodaysChange): Promise<ChangeOutcome> {
  const { tx, act } = issuing;
  const stored = await findLocked(issuing, change.doseId);
  const refusal = await changeRefusal(tx, act, stored);
  const rewriting = await change.rewrite(tx, stored);
  if (stored.version !== change.version) {
    return { kind: rewriting === "done" && !refusal ? "done" : "overtaken" };
  }
  if (refusal !== undefined) return { kind: "refused", message: refusal };
  if (rewriting === "done") return { kind: "done" };
  if ("refusal" in rewriting) return { kind: "refused", message: rewriting.refusal };
  await writeVersion(issuing, { stored, change, columns: rewriting.columns });
  return { kind: "done" };
}

/** The dose as nobody can change it until this transaction ends: locks as registering takes them. */
async function findLocked({ tx, act, code }: Issuing, doseId: string) {
  const own = () =>
    todaysDoses(tx, act.actor, act.at)
      .where("dose.municipality_code", "=", code).where("dose.id", "=", doseId);
  const seen = await own().executeTakeFirst();
  if (!seen) throw gone();
  await lockTicket(tx, code, seen.ticketNumber);
  const owner = await ticketOwner(tx, code, seen.ticketNumber);
  if (owner) await lockPerson(tx, code, owner);
  const stored = await own().forUpdate().executeTakeFirst();
  if (!stored) throw gone();
  return stored;
}

/** It was moved to another place or account between two looks. */
function gone(): AppError {
  return new AppError(
    "not_found",
    "この登録は当日の一覧にありません。一覧から選び直してください。",
  );
}

async function writeVersion(
  { tx, act, code }: Issuing,
  { stored, change, columns }: DoseColumns & { stored: StoredDose; change: TodaysChange },
): Promise<void> {
  const { id, version, ticketNumber } = stored;
  const { reason } = change;
  const changeId = await openChange(tx, code, { act, kind: "edit", reason });
  await sql`
    insert into dose_history select dose.*, ${changeId}::uuid from dose
    where municipality_code = ${code} and id = ${id} and version = ${version}`.execute(tx);
  const { numUpdatedRows } = await tx.updateTable("dose")
    .set({ ...columns, version: version + 1, change_id: changeId })
    .where("municipality_code", "=", code).where("id", "=", id)
    .where("version", "=", version).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new AppError("conflict", OVERTAKEN);
  await recordAct(tx, code, {
    by: act,
    entry: {
      act: change.act,
      subject: { kind: "dose", id },
      detail: { change: changeId, ...(change.columns && { columns: change.columns }) },
    },
  });
  await refreshFindings(tx, code, { at: act.at, ticketNumbers: [ticketNumber] });
}
