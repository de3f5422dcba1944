import type { Insertable } from "kysely";
import { v7 as uuid } from "uuid";
import { caseStart } from "../../domain/transfer/case_state.ts";
import type { Side } from "../../domain/transfer/inquiry.ts";
import { type AuditEntry, recordActs } from "../audit.ts";
import type { InquiryEventTable } from "../schema/transfer_tables.ts";
import { type MunicipalityTransaction, visitMunicipality } from "../tenant.ts";
import { askedRow, askingRow, type FoundQuestion, type Storing } from "./new_inquiry_rows.ts";
import { notifyMessages } from "./notify_messages.ts";

/** 65,534 parameters are the most of a statement; a row of `inquiry` has 24. */
const ROWS_AT_ONCE = 1_000;

/**
 * Writes the cases of one asking and one asked municipality, both sides of each, with timeline and
 * audit, and tells the asked side. `tx` has entered the asking municipality.
 */
export async function storeInquiries(
  tx: MunicipalityTransaction,
  storing: Storing,
  found: readonly FoundQuestion[],
): Promise<void> {
  for (let first = 0; first < found.length; first += ROWS_AT_ONCE) {
    await storePart(tx, storing, found.slice(first, first + ROWS_AT_ONCE));
  }
}

async function storePart(
  tx: MunicipalityTransaction,
  storing: Storing,
  found: readonly FoundQuestion[],
): Promise<void> {
  const { act, otherCode } = storing;
  const home = act.actor.municipalityCode;
  const events = found.map((each) => ({ inquiryId: each.id, eventId: uuid() }));
  const write = async (side: Side) => {
    const code = side === "asking" ? home : otherCode;
    const rowOf = side === "asking" ? askingRow : askedRow;
    await tx.insertInto("inquiry").values(found.map((each) => rowOf(storing, each))).execute();
    await tx.insertInto("inquiry_event").values(
      events.map((event) => eventRow(storing, { code, ...event })),
    ).execute();
    const entriesOf = side === "asking" ? askingEntries : askedEntries;
    const entries = found.flatMap((each) => entriesOf(each, storing));
    await recordActs(tx, code, { by: act, entries });
  };
  await write("asking");
  await visitMunicipality(tx, { home, other: otherCode }, async () => {
    await write("asked");
    if (found.some(({ match }) => caseStart(match.finding).asked.isUnread)) {
      await notifyMessages(tx, otherCode);
    }
  });
}

interface EventPlace {
  code: string;
  inquiryId: string;
  /** The same on both sides. */
  eventId: string;
}

function eventRow(
  { act }: Storing,
  { code, inquiryId, eventId }: EventPlace,
): Insertable<InquiryEventTable> {
  return {
    municipality_code: code,
    id: eventId,
    inquiry_id: inquiryId,
    at: act.at,
    kind: "asked",
    by_side: "asking",
    login_id: act.actor.loginId,
  };
}

/** Of what was found no more than the asking side is shown. */
function askingEntries({ id, question, match }: FoundQuestion, storing: Storing): AuditEntry[] {
  return [{
    act: "inquiry_made",
    subject: { kind: "inquiry", id },
    detail: {
      kind: question.about.kind,
      other: storing.otherCode,
      finding: match.finding,
      ...(storing.batchId && { batch: storing.batchId }),
    },
  }];
}

/** Whoever was found, and only they, can later read who asked about them. */
function askedEntries({ id, question, match }: FoundQuestion, { act }: Storing): AuditEntry[] {
  const other = act.actor.municipalityCode;
  const received: AuditEntry = {
    act: "inquiry_received",
    subject: { kind: "inquiry", id },
    detail: { kind: question.about.kind, other, finding: match.finding },
  };
  if (match.recipientId === null) return [received];
  const subject = { kind: "recipient" as const, id: match.recipientId };
  return [received, { act: "recipient_inquired", subject, detail: { inquiry: id } }];
}
