import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import {
  CONFLICT_STATE_LABELS,
  type ConflictDecisionForm,
  decisionReason,
} from "../../domain/dose/conflict_decision.ts";
import { vaccineByMaker } from "../../domain/dose/vaccine.ts";
import { CONFIRMED_REFUSAL } from "../../domain/record/confirmation.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { compareDoses } from "../../domain/upload/dose_comparison.ts";
import { recordAct } from "../audit.ts";
import { openChange } from "../change.ts";
import { lockPerson } from "../confirmation/lock_person.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import type { Register } from "../database.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { attemptInMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listVaccines } from "../vaccine/list_vaccines.ts";
import { conflictRows, type DoseConflict, toConflict } from "./conflict_records.ts";

/**
 * Keeps the stored dose, or replaces it by the filled cells of the file; the former version goes to
 * the history. Throws a conflict when somebody decided before, or when the dose has changed since
 * it was shown; a failure says why it cannot be replaced.
 */
export function decideConflict(
  register: Register,
  act: Act,
  { conflictId, form }: { conflictId: string; form: ConflictDecisionForm },
): Promise<Result<void>> {
  const code = act.actor.municipalityCode;
  return attemptInMunicipality(register, code, async (tx) => {
    const conflict = await findLocked(tx, code, conflictId);
    refuseOvertaken(conflict, form.version);
    const fault = form.decision === "replace" ? await refusalOf(tx, code, conflict) : undefined;
    if (fault) return failure(fault);
    const reason = decisionReason(form);
    const changeId = form.decision === "replace"
      ? await replaceDose(tx, act, { conflict, reason })
      : null;
    await tx.updateTable("dose_conflict")
      .where("municipality_code", "=", code).where("id", "=", conflictId)
      .set({
        state: form.decision === "replace" ? "replaced" : "kept",
        reason,
        decided_at: act.at,
        login_id: act.actor.loginId,
        change_id: changeId,
      }).execute();
    await recordAct(tx, code, {
      by: act,
      entry: {
        act: "dose_conflict_decided",
        subject: { kind: "dose", id: conflict.doseId },
        detail: { conflict: conflictId, decision: form.decision },
      },
    });
    if (changeId) {
      await refreshFindings(tx, code, { at: act.at, ticketNumbers: ticketsOf(conflict) });
    }
    return success(undefined);
  });
}

/** The ticket the dose was on, and the one it may be on now. */
function ticketsOf({ stored, file }: DoseConflict): string[] {
  return [stored?.ticketNumber, file.ticketNumber].filter((number) => typeof number === "string");
}

async function findLocked(
  tx: MunicipalityTransaction,
  code: string,
  id: string,
): Promise<DoseConflict> {
  await tx.selectFrom("dose_conflict").select("id").where("municipality_code", "=", code)
    .where("id", "=", id).forUpdate().execute();
  const row = await conflictRows(tx, code).where("conflict.id", "=", id).executeTakeFirst();
  if (row) return toConflict(row);
  throw new AppError("not_found", "この食い違いはありません。一覧から選び直してください。");
}

function refuseOvertaken({ state, stored, ...decided }: DoseConflict, version: number): void {
  if (state === "withdrawn") {
    throw new AppError(
      "conflict",
      "この食い違いは、もとの一括登録が取り消されたためなくなりました。",
    );
  }
  if (state !== "open") {
    throw new AppError(
      "conflict",
      `この食い違いは、${formatDateTime(decided.decidedAt!)}に${decided.loginId}が処理済みです` +
        `（${CONFLICT_STATE_LABELS[state]}）。下の「処理済み」で確かめてください。`,
    );
  }
  if ((stored?.version ?? 0) === version) return;
  throw new AppError(
    "conflict",
    "画面を開いたあとに、登録済みの接種記録が変わりました。まだ何も変えていません。" +
      "今の内容を確かめて、もう一度決めてください。",
  );
}

async function refusalOf(
  tx: MunicipalityTransaction,
  code: string,
  { stored, file, ticketIsTheirs, doseNumber }: DoseConflict,
): Promise<string | undefined> {
  if (!stored) return "登録済みの接種記録が取り消されているため、置き換えられません。";
  if (await isConfirmed(tx, code, stored.ticketNumber!)) return CONFIRMED_REFUSAL;
  const differing = compareDoses(stored, file).filter(({ differs }) => differs);
  const ticketDiffers = differing.some(({ column }) => column === "ticketNumber");
  if (differing.length === 0) return "登録済みの内容はもうファイルと同じです。";
  if (!ticketDiffers) return undefined;
  if (!ticketIsTheirs) {
    return differing.length > 1 ? undefined : "ファイルの券番号は同じ人の接種券として登録されて" +
      "いないため、置き換えられません。先に接種対象者登録で券番号を登録してください。";
  }
  const taken = await tx.selectFrom("dose").select("id")
    .where("municipality_code", "=", code).where("ticket_number", "=", file.ticketNumber)
    .where("kind", "=", "vaccination").where("dose_number", "=", doseNumber)
    .where("withdrawn_at", "is", null).executeTakeFirst();
  return taken &&
    `ファイルの券番号には${doseNumber}回目の接種が登録済みのため、置き換えられません。`;
}

/** Whether the ticket's person is locked (確認済み); if not, nobody can do so while we write. */
async function isConfirmed(
  tx: MunicipalityTransaction,
  code: string,
  ticketNumber: string,
): Promise<boolean> {
  const ticket = await tx.selectFrom("ticket").select("resident_number_key as owner")
    .where("municipality_code", "=", code).where("ticket_number", "=", ticketNumber)
    .executeTakeFirst();
  if (!ticket?.owner) return false;
  await lockPerson(tx, code, ticket.owner);
  return await lookupConfirmation(tx, code, ticket.owner) !== undefined;
}

/** The dose as the file has it, where the file says something. Answers the change's id. */
async function replaceDose(
  tx: MunicipalityTransaction,
  act: Act,
  { conflict, reason }: { conflict: DoseConflict; reason: string },
): Promise<string> {
  const { id, doseId, stored, file, ticketIsTheirs } = conflict;
  const code = act.actor.municipalityCode;
  const changeId = await openChange(tx, code, {
    act,
    kind: "edit",
    reason,
    source: `dose_conflict:${id}`,
  });
  const dose = sql`dose.municipality_code = ${code} and dose.id = ${doseId}
    and dose.version = ${stored!.version} and dose.withdrawn_at is null`;
  await sql`insert into dose_history select dose.*, ${changeId}::uuid from dose where ${dose}`
    .execute(tx);
  const maker = file.vaccineMaker;
  const vaccine = maker ? vaccineByMaker(await listVaccines(tx, code), maker) : undefined;
  const { numAffectedRows } = await sql`
    update dose set
      vaccinated_on = coalesce(${file.vaccinatedOn}::date, vaccinated_on),
      ticket_number = coalesce(${ticketIsTheirs ? file.ticketNumber : null}, ticket_number),
      place_code = coalesce(${file.placeCode}, place_code),
      venue_name = coalesce(${file.venueName}, venue_name),
      doctor_name = coalesce(${file.doctorName}, doctor_name),
      vaccine_maker = coalesce(${maker}, vaccine_maker),
      vaccine_code = case when ${maker}::text is null then vaccine_code
        else ${vaccine?.code ?? null}::text end,
      lot_number = coalesce(${file.lotNumber}, lot_number),
      version = version + 1, change_id = ${changeId}
    where ${dose}`.execute(tx);
  if (Number(numAffectedRows ?? 0) === 1) return changeId;
  throw new AppError("conflict", "登録済みの接種記録が変わりました。もう一度決めてください。");
}
