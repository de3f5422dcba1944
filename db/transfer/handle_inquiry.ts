import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../../domain/municipality/municipality_master.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { caseConflict } from "../../domain/transfer/case_conflict.ts";
import { CASE_STATES } from "../../domain/transfer/case_standing.ts";
import { type CaseStep, caseStep } from "../../domain/transfer/case_state.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import type { InquiryAct } from "../../domain/transfer/inquiry_event.ts";
import { attemptInMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { candidateRefusal } from "./candidate_refusal.ts";
import { listTimeline } from "./case_timeline.ts";
import { findInquiry } from "./inquiry_rows.ts";
import { lockCase } from "./lock_case.ts";
import { sidesOfStep } from "./sides_of_step.ts";
import { isFlagUntouched } from "./standing_flag.ts";
import type { TransferOffice } from "./transfer_office.ts";
import { writeStep } from "./write_step.ts";

/**
 * One step of a case, on both sides at once. `version` is that of this side's row as the screen
 * showed it; a note asks for none. Throws a conflict that names who did what and when if somebody was
 * faster, and forbidden if it is the other side's to do; a failure says what has to be mended.
 */
export function handleInquiry(
  { register }: TransferOffice,
  act: Act,
  { inquiryId, version, does }: { inquiryId: string; version: number; does: InquiryAct },
): Promise<Result<void>> {
  const code = act.actor.municipalityCode;
  return attemptInMunicipality(register, code, async (tx) => {
    await lockCase(tx, inquiryId);
    const inquiry = await findInquiry(tx, code, inquiryId);
    const step = possibleStep(inquiry, does);
    const isOutdated = does.event !== "note" && inquiry.version !== version;
    if (!step || isOutdated) throw await overtaken(tx, inquiry);
    const refusal = await stepRefusal(tx, inquiry, { does, at: act.at });
    if (refusal !== undefined) return failure(refusal);
    const sides = sidesOfStep(does, act.at);
    await writeStep(tx, act, { inquiry, event: does.event, step, sides });
    return success(undefined);
  });
}

function possibleStep({ side, state, handled }: Inquiry, { event }: InquiryAct) {
  const mine = { event, by: side };
  if (!CASE_STATES.some((any) => caseStep(any, mine))) throw new AppError("forbidden", NOT_YOURS);
  const step = caseStep(state, mine);
  return step && isDone(step) ? undefined : step;

  /** 確認しました once more: nothing is left to be done. */
  function isDone({ to, [side]: effect }: CaseStep): boolean {
    return to === state && effect.isHandled === true && handled !== null;
  }
}

async function stepRefusal(
  tx: MunicipalityTransaction,
  inquiry: Inquiry,
  { does, at }: { does: InquiryAct; at: Date },
): Promise<string | undefined> {
  if (does.event === "confirm") return await candidateRefusal(tx, inquiry, { does, at });
  // Nobody would remember the flag of somebody who has nothing to do with the case any more.
  const leavesFlag = does.event === "retract" && await isFlagUntouched(tx, inquiry);
  return leavesFlag ? FLAGGED : undefined;
}

const FLAGGED = "この照会から付けた転出フラグが残っています。" +
  "先に「転出フラグを取り消す」を押してから、回答を取り消してください。";

const NOT_YOURS = "この操作は、照会の相手の自治体だけができます。";

async function overtaken(tx: MunicipalityTransaction, inquiry: Inquiry): Promise<AppError> {
  const { municipalityCode, id, side, otherCode } = inquiry;
  const timeline = await listTimeline(tx, municipalityCode, id);
  const otherName = municipalityDisplayName(lookupMunicipality(otherCode)!);
  return new AppError("conflict", caseConflict(timeline, { side, otherName }));
}
