import { sql } from "kysely";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { inquiryColumns, inquiryOf } from "./inquiry_rows.ts";

/** 未処理 or 処理済み. */
export type MessageBox = "open" | "handled";

/**
 * Of both sides: 未処理 the oldest first, 処理済み the newest first. An inquiry that concerned nobody is
 * no message to the municipality that was asked.
 */
export function listMessages(
  register: Register,
  municipalityCode: string,
  { box, limit, offset }: { box: MessageBox; limit: number; offset: number },
): Promise<Inquiry[]> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const inBox = messagesOf(tx, municipalityCode, box);
    const inOrder = box === "open"
      ? inBox.orderBy("asked_at").orderBy("id")
      : inBox.orderBy("handled_at", "desc").orderBy("id", "desc");
    const rows = await inOrder.limit(limit).offset(offset).execute();
    return rows.map(inquiryOf);
  });
}

/** How many messages there are in each box. */
export function countMessages(
  register: Register,
  municipalityCode: string,
): Promise<Record<MessageBox, number>> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const count = async (box: MessageBox) => {
      const { total } = await messagesOf(tx, municipalityCode, box).clearSelect()
        .select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
      return total;
    };
    return { open: await count("open"), handled: await count("handled") };
  });
}

function messagesOf(tx: MunicipalityTransaction, code: string, box: MessageBox) {
  return inquiryColumns(tx)
    .where("municipality_code", "=", code)
    .where("handled_at", box === "open" ? "is" : "is not", null)
    .where(({ or, eb }) => or([eb("side", "=", "asking"), eb("state", "<>", "none")]));
}

/** How many cases this municipality has something new in. */
export function countUnread(register: Register, municipalityCode: string): Promise<number> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const { unread } = await tx.selectFrom("inquiry")
      .select(({ fn }) => fn.countAll<number>().as("unread"))
      .where("municipality_code", "=", municipalityCode).where(sql<boolean>`is_unread`)
      .executeTakeFirstOrThrow();
    return unread;
  });
}
