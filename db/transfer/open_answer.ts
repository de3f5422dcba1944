import type { Updateable } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import {
  ANSWER_ENDED,
  answerWindow,
  NO_ANSWER,
  openedUntil,
} from "../../domain/transfer/answer_window.ts";
import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { recordAct } from "../audit.ts";
import type { InquiryTable } from "../schema/transfer_tables.ts";
import { inMunicipality, type MunicipalityTransaction, visitMunicipality } from "../tenant.ts";
import { type AnsweredRecord, lookupAnsweredRecord } from "./answered_record.ts";
import { addToTimeline, listTimeline } from "./case_timeline.ts";
import { findInquiry } from "./inquiry_rows.ts";
import { lockCase } from "./lock_case.ts";
import { notifyMessages } from "./notify_messages.ts";
import type { TransferOffice } from "./transfer_office.ts";

/** What the asking side sees: doses and examinations in the order they were given. */
export interface OpenedAnswer {
  inquiry: Inquiry;
  doses: AnsweredDose[];
}

/**
 * The answer as it stands in the asked municipality's register now; audited on both sides. Throws
 * forbidden when there is none (any more), not found for another side's case.
 */
export async function openAnswer(
  { register, answerHours }: TransferOffice,
  act: Act,
  inquiryId: string,
): Promise<OpenedAnswer> {
  const home = act.actor.municipalityCode;
  const opened = await inMunicipality(register, home, async (tx) => {
    await lockCase(tx, inquiryId);
    const inquiry = await findInquiry(tx, home, inquiryId);
    refuseUnanswered(inquiry, act.at);
    const record = await visitMunicipality(
      tx,
      { home, other: inquiry.otherCode },
      () => lookupAnsweredRecord(tx, inquiry, act.at),
    );
    if (record === undefined) throw new AppError("not_found", GONE);
    if (record === "withheld") {
      await writeBothSides(tx, inquiry, { openable_until: act.at });
      return new AppError("forbidden", ANSWER_ENDED);
    }
    const openableUntil = openedUntil(inquiry, { at: act.at, answerHours });
    await recordOpening(tx, act, { inquiry, openableUntil, record });
    await markRead(tx, inquiry);
    return { inquiry: { ...inquiry, openableUntil, isUnread: false }, doses: record.doses };
  });
  // Thrown here, so that the end of the answer is written.
  if (opened instanceof AppError) throw opened;
  return opened;
}

const NOT_ASKED = "この照会は、この自治体からの照会ではないため、回答を表示できません。";
const GONE =
  "転出元の自治体の登録から、この人の記録がなくなりました。転出元に問い合わせてください。";

function refuseUnanswered(inquiry: Inquiry, at: Date): void {
  if (inquiry.side !== "asking") throw new AppError("not_found", NOT_ASKED);
  const window = answerWindow(inquiry, at);
  if (window === "none") throw new AppError("forbidden", NO_ANSWER);
  if (window === "ended") throw new AppError("forbidden", ANSWER_ENDED);
}

interface Opening {
  inquiry: Inquiry;
  openableUntil: Date;
  record: AnsweredRecord;
}

/** Every opening in both audits; the first since the answer was given in both timelines, too. */
async function recordOpening(
  tx: MunicipalityTransaction,
  act: Act,
  { inquiry, openableUntil, record }: Opening,
): Promise<void> {
  const { id, municipalityCode: home, otherCode: other } = inquiry;
  const timeline = await listTimeline(tx, home, id);
  const isFirst = !timeline.some(({ kind, at }) => kind === "opened" && at >= inquiry.answeredAt!);
  const entry = {
    inquiryId: id,
    at: act.at,
    kind: "opened",
    bySide: "asking",
    loginId: act.actor.loginId,
    note: "",
  } as const;
  if (inquiry.openableUntil === null) {
    await writeBothSides(tx, inquiry, { openable_until: openableUntil });
  }
  if (isFirst) await addToTimeline(tx, home, entry);
  const subject = { kind: "inquiry" as const, id };
  await recordAct(tx, home, { by: act, entry: { act: "answer_opened", subject } });
  await visitMunicipality(tx, { home, other }, async () => {
    if (isFirst) await addToTimeline(tx, other, entry);
    const person = { kind: "recipient" as const, id: record.recipientId };
    const given = { act: "answer_given", subject: person, detail: { inquiry: id } } as const;
    await recordAct(tx, other, { by: act, entry: given });
  });
}

/** Nobody's screen is outdated by it, so the versions stay. */
async function writeBothSides(
  tx: MunicipalityTransaction,
  { id, municipalityCode: home, otherCode: other }: Inquiry,
  columns: Updateable<InquiryTable>,
): Promise<void> {
  const write = (code: string) =>
    tx.updateTable("inquiry").set(columns)
      .where("municipality_code", "=", code).where("id", "=", id).execute();
  await write(home);
  await visitMunicipality(tx, { home, other }, () => write(other));
}

async function markRead(tx: MunicipalityTransaction, inquiry: Inquiry): Promise<void> {
  const { id, municipalityCode: code, isUnread } = inquiry;
  if (!isUnread) return;
  await tx.updateTable("inquiry").set({ is_unread: false })
    .where("municipality_code", "=", code).where("id", "=", id).execute();
  await notifyMessages(tx, code);
}
