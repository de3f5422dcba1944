import { sql, type Updateable } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { CaseEvent, CaseStep, SideEffect } from "../../domain/transfer/case_state.ts";
import { type Inquiry, otherSide, type Side } from "../../domain/transfer/inquiry.ts";
import { recordAct } from "../audit.ts";
import type { InquiryTable } from "../schema/transfer_tables.ts";
import { type MunicipalityTransaction, visitMunicipality } from "../tenant.ts";
import { addToTimeline } from "./case_timeline.ts";
import { notifyMessages } from "./notify_messages.ts";

/** What an event writes on one side besides the state. */
export interface SideOfStep {
  columns?: Updateable<InquiryTable>;
  /** In this side's timeline. */
  note?: string;
}

export interface WrittenStep {
  /** The row of the side that acts, as it was. */
  inquiry: Inquiry;
  event: CaseEvent;
  step: CaseStep;
  sides: Record<Side, SideOfStep>;
}

/** Writes a step on both sides: rows, timelines, audits and notifications. Under `lockCase`. */
export async function writeStep(
  tx: MunicipalityTransaction,
  act: Act,
  written: WrittenStep,
): Promise<void> {
  const { municipalityCode: home, otherCode: other, side } = written.inquiry;
  await writeSide(tx, act, { ...written, side, code: home });
  await visitMunicipality(
    tx,
    { home, other },
    () => writeSide(tx, act, { ...written, side: otherSide(side), code: other }),
  );
}

async function writeSide(
  tx: MunicipalityTransaction,
  act: Act,
  { inquiry, event, step, sides, side, code }: WrittenStep & { side: Side; code: string },
): Promise<void> {
  const effect = step[side];
  const { columns, note = "" } = sides[side];
  const isOwn = side === inquiry.side;
  const { numUpdatedRows } = await tx.updateTable("inquiry").set({
    ...columns,
    ...effectColumns(act, effect),
    state: step.to,
    // What leaves the other side as it was makes nobody there look again.
    ...((isOwn || Object.keys(effect).length > 0) && { version: sql`version + 1` }),
  }).where("municipality_code", "=", code).where("id", "=", inquiry.id).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error("A case has one row on either side");
  await addToTimeline(tx, code, {
    inquiryId: inquiry.id,
    at: act.at,
    kind: event,
    bySide: inquiry.side,
    loginId: act.actor.loginId,
    note,
  });
  const subject = { kind: "inquiry" as const, id: inquiry.id };
  await recordAct(tx, code, {
    by: act,
    entry: { act: "inquiry_handled", subject, detail: { event } },
  });
  if (effect.isUnread !== undefined) await notifyMessages(tx, code);
}

function effectColumns(act: Act, { isUnread, isHandled }: SideEffect) {
  return {
    ...(isUnread !== undefined && { is_unread: isUnread }),
    ...(isHandled === true && { handled_at: act.at, handled_login_id: act.actor.loginId }),
    ...(isHandled === false && { handled_at: null, handled_login_id: null }),
  };
}
