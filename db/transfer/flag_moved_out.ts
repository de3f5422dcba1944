import type { Act } from "../../domain/account/act.ts";
import { recipientStatusLabel } from "../../domain/recipient/recipient_status.ts";
import { CONFIRMED_REFUSAL } from "../../domain/record/confirmation.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { caseStep } from "../../domain/transfer/case_state.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { recordAct } from "../audit.ts";
import { undoChange } from "../change/undo_change.ts";
import { openChange } from "../change.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import type { Register } from "../database.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { attemptInMunicipality, inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { findInquiry } from "./inquiry_rows.ts";
import { lockCase } from "./lock_case.ts";
import { lookupStandingFlag } from "./standing_flag.ts";
import { writeFlag } from "./write_flag.ts";
import { lockMover, writeMovedOut } from "./write_moved_out.ts";
import { writeStep } from "./write_step.ts";

/**
 * Sets 転出フラグ of the case's person in one click, as a change of its own; a notice (A) is then
 * 処理済み, too. A failure says why it is not set. Throws not found for another side's case.
 */
export function flagMovedOut(
  register: Register,
  act: Act,
  inquiryId: string,
): Promise<Result<void>> {
  const code = act.actor.municipalityCode;
  return attemptInMunicipality(register, code, async (tx) => {
    await lockCase(tx, inquiryId);
    const inquiry = await findInquiry(tx, code, inquiryId);
    if (inquiry.recipientId === null) return failure(NOBODY);
    const person = await lockMover(tx, code, inquiry.recipientId);
    if (!person) return failure(GONE);
    if (person.status !== null) return failure(flaggedBefore(recipientStatusLabel(person.status)));
    if (await lookupConfirmation(tx, code, person.key)) return failure(CONFIRMED_REFUSAL);
    const changeId = await openChange(tx, code, {
      act,
      kind: "edit",
      reason: "転入処理の照会への回答",
      source: `inquiry:${inquiryId}`,
    });
    await writeMovedOut(tx, code, { recipientId: person.id, changeId });
    await writeFlag(tx, act, { inquiry, kind: "flag", changeId });
    await acknowledge(tx, act, inquiry);
    await refreshFindings(tx, code, { at: act.at, residentNumberKeys: [person.key] });
    await recordAct(tx, code, {
      by: act,
      entry: {
        act: "moved_out_flagged",
        subject: { kind: "recipient", id: person.id },
        detail: { change: changeId, inquiry: inquiryId },
      },
    });
    return success(undefined);
  });
}

const NOBODY = "この照会には、まだ転出した人が選ばれていません。先に「転出」で回答してください。";
const GONE = "この人の記録はもうありません。照会・補正で確かめてください。";

function flaggedBefore(label: string): string {
  return `この人には、すでに「${label}」のフラグがあります。照会・補正で確かめてください。`;
}

/** What was done about a notice has been seen. */
async function acknowledge(
  tx: MunicipalityTransaction,
  act: Act,
  inquiry: Inquiry,
): Promise<void> {
  const event = "acknowledge";
  const step = caseStep(inquiry.state, { event, by: inquiry.side });
  if (!step || inquiry.handled) return;
  await writeStep(tx, act, { inquiry, event, step, sides: { asking: {}, asked: {} } });
}

/**
 * Takes back the change that set 転出フラグ from this case. A failure says what has changed since, and
 * by whom. Throws not found for another side's case.
 */
export async function unflagMovedOut(
  register: Register,
  act: Act,
  inquiryId: string,
): Promise<Result<void>> {
  const code = act.actor.municipalityCode;
  const changeId = await inMunicipality(register, code, async (tx) => {
    return await lookupStandingFlag(tx, await findInquiry(tx, code, inquiryId));
  });
  if (changeId === null) return failure(NO_FLAG);
  // The undo owns its transaction. Should the second one fail, the case still knows that the flag
  // does not stand any more.
  const undone = await undoChange(register, act, { changeId, reason: REASON });
  if (!undone.ok) return undone;
  await inMunicipality(register, code, async (tx) => {
    await lockCase(tx, inquiryId);
    const inquiry = await findInquiry(tx, code, inquiryId);
    await writeFlag(tx, act, { inquiry, kind: "unflag", changeId });
  });
  return undone;
}

const REASON = "転入処理の照会への回答の取消";
const NO_FLAG = "この照会から登録した転出フラグはありません。照会・補正で確かめてください。";
