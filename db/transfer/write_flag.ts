import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { addToTimeline } from "./case_timeline.ts";

interface WrittenFlag {
  inquiry: Inquiry;
  kind: "flag" | "unflag";
  /** Set by it, or taken back. */
  changeId: string;
}

/** Notes on the asked side, and there alone, that 転出フラグ was set from the case, or taken back. */
export async function writeFlag(
  tx: MunicipalityTransaction,
  act: Act,
  { inquiry, kind, changeId }: WrittenFlag,
): Promise<void> {
  const { id: inquiryId, municipalityCode: code } = inquiry;
  const row = tx.updateTable("inquiry").set({ version: sql`version + 1` })
    .where("municipality_code", "=", code).where("id", "=", inquiryId);
  await (kind === "flag"
    ? row.set({ flag_change_id: changeId })
    : row.set({ flag_change_id: null }).where("flag_change_id", "=", changeId)).execute();
  const { loginId } = act.actor;
  const entry = { inquiryId, at: act.at, kind, bySide: inquiry.side, loginId, note: "" };
  await addToTimeline(tx, code, entry);
}
