import { caseStep } from "../../domain/transfer/case_state.ts";
import type { TimelineKind } from "../../domain/transfer/inquiry_event.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction, visitMunicipality } from "../tenant.ts";
import { addToTimeline } from "./case_timeline.ts";
import { findInquiry } from "./inquiry_rows.ts";
import { lockCase } from "./lock_case.ts";
import { notifyMessages } from "./notify_messages.ts";

/** What tells the asked side that it has to answer. */
const TOLD: TimelineKind[] = ["asked", "request", "retract", "remind"];

/** Shows a case to its asked side again, unless it was told after `before` or has answered. */
export function remindOfCase(
  register: Register,
  askedCode: string,
  { id, at, before }: { id: string; at: Date; before: Date },
): Promise<void> {
  return inMunicipality(register, askedCode, async (tx) => {
    await lockCase(tx, id);
    const inquiry = await findInquiry(tx, askedCode, id);
    const step = caseStep(inquiry.state, { event: "remind", by: "system" });
    if (!step || await wasToldAfter(tx, inquiry, before)) return;
    // Nobody's screen is outdated by it, so the version stays.
    await tx.updateTable("inquiry").set({ reminded_at: at, is_unread: step.asked.isUnread })
      .where("municipality_code", "=", askedCode).where("id", "=", id).execute();
    const entry = { at, kind: "remind", bySide: null, loginId: null, note: "" } as const;
    await addToTimeline(tx, askedCode, { ...entry, inquiryId: id });
    await notifyMessages(tx, askedCode);
    const places = { home: askedCode, other: inquiry.otherCode };
    await visitMunicipality(tx, places, async () => {
      await addToTimeline(tx, inquiry.otherCode, { ...entry, inquiryId: id });
    });
  });
}

async function wasToldAfter(
  tx: MunicipalityTransaction,
  { municipalityCode, id }: Inquiry,
  before: Date,
): Promise<boolean> {
  const told = await tx.selectFrom("inquiry_event").select("id")
    .where("municipality_code", "=", municipalityCode).where("inquiry_id", "=", id)
    .where("kind", "in", TOLD).where("at", ">", before).limit(1).executeTakeFirst();
  return told !== undefined;
}
