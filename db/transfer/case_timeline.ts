import { v7 as uuid } from "uuid";
import type { TimelineEntry } from "../../domain/transfer/inquiry_event.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** One side's timeline of a case, the first event first. */
export async function listTimeline(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  inquiryId: string,
): Promise<TimelineEntry[]> {
  return await tx.selectFrom("inquiry_event")
    .select(["id", "at", "kind", "by_side as bySide", "login_id as loginId", "note"])
    .where("municipality_code", "=", municipalityCode).where("inquiry_id", "=", inquiryId)
    .orderBy("at").orderBy("id").execute();
}

/** Adds an event to the timeline of the side that `tx` has entered. */
export async function addToTimeline(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { inquiryId, ...entry }: Omit<TimelineEntry, "id"> & { inquiryId: string },
): Promise<void> {
  await tx.insertInto("inquiry_event").values({
    municipality_code: municipalityCode,
    id: uuid(),
    inquiry_id: inquiryId,
    at: entry.at,
    kind: entry.kind,
    by_side: entry.bySide,
    login_id: entry.loginId,
    note: entry.note,
  }).execute();
}
