import { auditChain } from "../db/audit/audit_chain.ts";
import { listHeads } from "../db/audit/list_heads.ts";
import { sealAudit } from "../db/audit/seal_audit.ts";
import { connect } from "../db/connection.ts";
import { faultOf } from "../db/job/fault_of.ts";
import { headText } from "../domain/audit/audit_fault.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { Office } from "./app_env.ts";

const FIVE_SECONDS_MS = 5_000;
const HEADS_A_LINE = 50;

/**
 * Seals what was added to the audit: now, again every so often, and once more when it is stopped.
 * Once a day the heads of all chains go to the log, which the database's owner cannot rewrite: they
 * show when the newest rows were cut off. What fails is logged, and tried again the next time.
 */
export function sealRegularly(
  office: Pick<Office, "database" | "sealers" | "now" | "log">,
  everyMs = FIVE_SECONDS_MS,
): { stop(): Promise<void> } {
  const { database: { address }, sealers: { keys }, now, log } = office;
  let sql = connect(address, "vrs_seal", 1);
  const chain = auditChain(keys);
  let running: Promise<void> | undefined;
  let lastDay: string | undefined;
  const work = async () => {
    const at = now();
    await sealAudit(sql, chain, at);
    const day = japanToday(at);
    if (day === lastDay) return;
    const heads = (await listHeads(sql)).map(headText);
    for (let first = 0; first < heads.length; first += HEADS_A_LINE) {
      log({ auditHeads: heads.slice(first, first + HEADS_A_LINE) });
    }
    lastDay = day;
  };
  const seal = () => {
    running ??= work().catch(async (error) => {
      log({ audit: "not sealed", ...faultOf(error) });
      await sql.end({ timeout: 1 });
      sql = connect(address, "vrs_seal", 1); // the connection may have been the trouble
    }).finally(() => running = undefined);
    return running;
  };
  seal();
  const timer = setInterval(seal, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      await seal();
      await sql.end();
    },
  };
}
