import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../../domain/municipality/municipality_master.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { recordAct } from "../audit.ts";
import { openChange } from "../change.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { inMunicipality } from "../tenant.ts";
import type { Incomer, RegisteredIncomer } from "./incomer.ts";
import { judgeKnownPerson } from "./judge_known_person.ts";
import { judgeNewPerson } from "./judge_new_person.ts";
import { findInquiry } from "./inquiry_rows.ts";
import { lockCase } from "./lock_case.ts";
import type { OpenedAnswer } from "./open_answer.ts";
import {
  lookupRegistered,
  type RegisteredPerson,
  rememberRegistered,
} from "./registered_person.ts";
import type { TransferOffice } from "./transfer_office.ts";
import { addAnsweredDoses, type IncomerWriting, type Receiver } from "./write_incomer.ts";

export interface IncomerRegistration {
  /** As it was opened for this registration. */
  answer: OpenedAnswer;
  incomer: Incomer;
}

/**
 * この人を接種対象者に登録する: the person, their ticket and the answered doses, all in one change of the
 * municipality that asked. One case registers one person once: whoever sends the form again, or
 * is second, learns who it is. Throws a conflict when the answer was taken back meanwhile.
 */
export async function registerIncomer(
  office: TransferOffice,
  act: Act,
  registration: IncomerRegistration,
): Promise<RegisteredIncomer> {
  try {
    return await attemptRegistration(office, act, registration);
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    return await attemptRegistration(office, act, registration);
  }
}

const FOREIGN_KEY_VIOLATION = "23503";
const UNIQUE_VIOLATION = "23505";

/** An upload added the same person or ticket after we looked: look again. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Error && "code" in error &&
    [FOREIGN_KEY_VIOLATION, UNIQUE_VIOLATION].includes(String(error.code));
}

function attemptRegistration(
  office: TransferOffice,
  act: Act,
  { answer: { inquiry: opened, doses }, incomer }: IncomerRegistration,
): Promise<RegisteredIncomer> {
  const code = act.actor.municipalityCode;
  const { id } = opened;
  return inMunicipality(office.register, code, async (tx): Promise<RegisteredIncomer> => {
    await lockCase(tx, id);
    const registered = await lookupRegistered(tx, code, id);
    if (registered) return { ok: true, registered };
    const inquiry = await findInquiry(tx, code, id);
    if (!isStillAnswered(inquiry, opened)) throw new AppError("conflict", TAKEN_BACK);
    const judging = { tx, code, inquiryId: id, myNumbers: office.myNumbers };
    const judged = incomer.kind === "new"
      ? await judgeNewPerson(judging, incomer.person)
      : await judgeKnownPerson(judging, incomer);
    if (!judged.ok) return judged;
    const changeId = await openChange(tx, code, {
      act,
      kind: "registration",
      reason: reasonOf(inquiry),
      source: `inquiry:${id}`,
    });
    const writing = { tx, act, code, changeId };
    const receiver = await judged.place(writing);
    const doseCount = await addAnsweredDoses(writing, { ...receiver, answered: doses });
    const closing = { inquiryId: id, receiver, doseCount };
    return { ok: true, registered: await closeRegistration(writing, closing) };
  });
}

const ANSWERED: readonly Inquiry["state"][] = ["answered", "confirmed", "completed"];

/** Another answer, given after this one was taken back, may be about somebody else. */
function isStillAnswered({ state, answeredAt }: Inquiry, opened: Inquiry): boolean {
  return ANSWERED.includes(state) && answeredAt?.getTime() === opened.answeredAt?.getTime();
}

const TAKEN_BACK = "転出元の自治体が回答を取り消したため、登録していません。" +
  "メッセージから、この照会の今の状態を確かめてください。";

function reasonOf({ otherCode }: Inquiry): string {
  const other = lookupMunicipality(otherCode);
  const name = other ? municipalityDisplayName(other) : otherCode;
  return `転入処理の照会への回答による登録（${name}）`;
}

async function closeRegistration(
  { tx, act, code, changeId }: IncomerWriting,
  { inquiryId, receiver, doseCount }: {
    inquiryId: string;
    receiver: Receiver;
    doseCount: number;
  },
): Promise<RegisteredPerson> {
  const { recipientId, owner } = receiver;
  await refreshFindings(tx, code, { at: act.at, residentNumberKeys: [owner] });
  await recordAct(tx, code, {
    by: act,
    entry: {
      act: "answer_registered",
      subject: { kind: "recipient", id: recipientId },
      detail: { inquiry: inquiryId, change: changeId, doses: doseCount },
    },
  });
  return await rememberRegistered(tx, act, { inquiryId, recipientId });
}
