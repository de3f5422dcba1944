import type { InquiryAct } from "../../domain/transfer/inquiry_event.ts";
import { seenProtections } from "../../domain/record/protection.ts";
import type { Gate } from "../database.ts";
import { setProtection } from "../protection/set_protection.ts";
import { inMunicipality } from "../tenant.ts";
import { handleInquiry } from "../transfer/handle_inquiry.ts";
import { findInquiry } from "../transfer/inquiry_rows.ts";
import { makeInquiry } from "../transfer/make_inquiry.ts";
import type { TransferOffice } from "../transfer/transfer_office.ts";
import { demoAct } from "./demo_act.ts";
import { type DemoAct, demoInquiries, type DemoInquiry, type DemoStep } from "./demo_inquiries.ts";
import { demoMovers } from "./demo_movers.ts";
import { DEMO_TOWN, type DemoPlace, NEIGHBOUR_TOWN } from "./demo_places.ts";
import type { FictionalPerson } from "./fictional_people.ts";
import { unknownNames } from "./unknown_names.ts";

interface InquiryOffice {
  gate: Gate;
  transfers: TransferOffice;
}

/**
 * Puts one person of either town under 支援措置, and cases in every state into their メッセージ. Does
 * nothing once there is an inquiry; leaves out what people of an older demo do not answer to any more.
 */
export async function fillDemoInquiries(office: InquiryOffice, at: Date): Promise<void> {
  if (await hasInquiries(office.transfers, DEMO_TOWN)) return;
  for (const place of [DEMO_TOWN, NEIGHBOUR_TOWN]) await protectOne(office, place, at);
  const nobody = unknownNames(office.transfers.myNumbers);
  for (const inquiry of demoInquiries(nobody)) await correspond(office, inquiry, at);
}

async function protectOne(
  { gate, transfers: { register } }: InquiryOffice,
  place: DemoPlace,
  at: Date,
): Promise<void> {
  const recipientId = await lookupRecipientId(register, place, demoMovers(place).held);
  if (!recipientId) return;
  await setProtection(register, await demoAct(gate, place.staff, at), {
    recipientId,
    reason: "DV等支援措置の申出",
    endsOn: null,
    seen: seenProtections([]),
  });
}

async function correspond(
  office: InquiryOffice,
  { asked, about, by, hoursAgo, steps }: DemoInquiry,
  at: Date,
): Promise<void> {
  const question = { otherCode: asked.municipalityCode, about };
  const act = await demoAct(office.gate, by, hoursBefore(at, hoursAgo));
  const made = await makeInquiry(office.transfers, act, question);
  if (!made.ok) return;
  for (const step of steps) {
    const does = await actOf(office, step.does, asked);
    if (!does || !await take(office, { ...step, does, inquiryId: made.value.id }, at)) return;
  }
}

/** Whether the step could be taken. */
async function take(
  { gate, transfers }: InquiryOffice,
  step: Omit<DemoStep, "does"> & { does: InquiryAct; inquiryId: string },
  at: Date,
): Promise<boolean> {
  const { by, hoursAgo, does, inquiryId } = step;
  const act = await demoAct(gate, by, hoursBefore(at, hoursAgo));
  const code = act.actor.municipalityCode;
  const { version } = await inMunicipality(
    transfers.register,
    code,
    (tx) => findInquiry(tx, code, inquiryId),
  );
  const taken = await handleInquiry(transfers, act, { inquiryId, version, does });
  return taken.ok;
}

async function actOf(
  { transfers: { register } }: InquiryOffice,
  does: DemoAct,
  asked: DemoPlace,
): Promise<InquiryAct | undefined> {
  if (does.event !== "confirm") return does;
  const recipientId = await lookupRecipientId(register, asked, does.person);
  return recipientId === undefined ? undefined : { event: "confirm", recipientId };
}

function hasInquiries({ register }: TransferOffice, place: DemoPlace): Promise<boolean> {
  const code = place.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const inquiry = await tx.selectFrom("inquiry").select("id")
      .where("municipality_code", "=", code).limit(1).executeTakeFirst();
    return inquiry !== undefined;
  });
}

function lookupRecipientId(
  register: TransferOffice["register"],
  { municipalityCode: code }: DemoPlace,
  { residentNumber }: FictionalPerson,
): Promise<string | undefined> {
  return inMunicipality(register, code, async (tx) => {
    const recipient = await tx.selectFrom("recipient").select("id")
      .where("municipality_code", "=", code).where("resident_number", "=", residentNumber)
      .executeTakeFirst();
    return recipient?.id;
  });
}

function hoursBefore(at: Date, hours: number): Date {
  return new Date(at.getTime() - hours * 3_600_000);
}
