import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import type { TimelineEntry } from "../../domain/transfer/inquiry_event.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listCaseMatches } from "./case_matches.ts";
import { listTimeline } from "./case_timeline.ts";
import { findInquiry } from "./inquiry_rows.ts";
import { keptRecord } from "./kept_record.ts";
import { type Candidate, readCandidates } from "./list_candidates.ts";
import { notifyMessages } from "./notify_messages.ts";
import { lookupStandingFlag } from "./standing_flag.ts";

export interface FoundCase {
  /** `flagChangeId` only while that flag stands: its change may be undone at the person, too. */
  inquiry: Inquiry;
  /** The first event first. */
  timeline: TimelineEntry[];
  /** On the asked side while it waits: exactly those who match; otherwise empty. */
  candidates: Candidate[];
  /** On the asked side: the person the answer is about (A, or the confirmed one). */
  person: Candidate | undefined;
}

/**
 * One side's case; looking at it marks it as read, and is audited. Throws not found. The asking side
 * is told nothing here that tells why it was not answered at once.
 */
export function findCase(register: Register, act: Act, id: string): Promise<FoundCase> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    // Before it is read: news that comes in between is shown, and stays unread.
    await markAsRead(tx, code, id);
    const inquiry = await findInquiry(tx, code, id);
    const subject = { kind: "inquiry" as const, id };
    await recordAct(tx, code, { by: act, entry: { act: "inquiry_viewed", subject } });
    const personId = inquiry.recipientId && await keptRecord(tx, code, inquiry.recipientId);
    const [person] = await readCandidates(tx, act, personId ? [personId] : []);
    const isToAnswer = inquiry.side === "asked" && inquiry.state === "waiting";
    const matches = isToAnswer ? await listCaseMatches(tx, inquiry) : [];
    return {
      inquiry: { ...inquiry, flagChangeId: await lookupStandingFlag(tx, inquiry) },
      timeline: await listTimeline(tx, code, id),
      candidates: await readCandidates(tx, act, matches),
      person,
    };
  });
}

async function markAsRead(tx: MunicipalityTransaction, code: string, id: string): Promise<void> {
  const { numUpdatedRows } = await tx.updateTable("inquiry").set({ is_unread: false })
    .where("municipality_code", "=", code).where("id", "=", id).where(sql<boolean>`is_unread`)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await notifyMessages(tx, code);
}
