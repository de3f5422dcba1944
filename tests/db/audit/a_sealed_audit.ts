import type { Sql } from "postgres";
import { auditChain } from "../../../db/audit/audit_chain.ts";
import { eraseAudit, type OldAudit } from "../../../db/audit/erase_audit.ts";
import { sealAudit } from "../../../db/audit/seal_audit.ts";
import { type VerifiedAudit, verifyAudit } from "../../../db/audit/verify_audit.ts";
import { recordActs } from "../../../db/audit.ts";
import { connect } from "../../../db/connection.ts";
import type { Database } from "../../../db/database.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { AuditAct } from "../../../domain/audit/audit_acts.ts";
import type { AuditFault, KeptHead } from "../../../domain/audit/audit_fault.ts";
import { TEST_TIME } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { anAct, anActor } from "../an_act.ts";

export const theChain = auditChain(aKeyRing());

const ACTS: AuditAct[] = ["recipient_viewed", "dose_registered", "sign_in"];

/** Appends rows as the application does, a minute apart. */
export async function appendActs(
  database: Database,
  code: string,
  { count, from = TEST_TIME }: { count: number; from?: Date },
): Promise<void> {
  for (let each = 0; each < count; each++) {
    const at = new Date(from.getTime() + each * 60_000);
    const by = anAct({ actor: anActor({ municipalityCode: code }), at });
    const subject = { kind: "recipient" as const, id: crypto.randomUUID() };
    const entry = { act: ACTS[each % ACTS.length]!, subject, detail: { list: `${each}` } };
    await inMunicipality(database.register, code, (tx) => {
      return recordActs(tx, code, { by, entries: [entry] });
    });
  }
}

/** As `vrs_seal`. */
export function sealingSql(database: Database): Sql {
  return connect(database.address, "vrs_seal", 2);
}

/** Erases as the nightly erasure does; answers how many rows went. */
export async function eraseOld(
  database: Database,
  old: Omit<OldAudit, "mode"> & { mode?: OldAudit["mode"] },
): Promise<number> {
  const eraser = connect(database.address, "vrs_eraser", 1);
  const sealer = sealingSql(database);
  try {
    return await eraseAudit({ eraser, sealer, chain: theChain }, { mode: "erase", ...old });
  } finally {
    await eraser.end();
    await sealer.end();
  }
}

export async function seal(sql: Sql, at = TEST_TIME): Promise<number> {
  return await sealAudit(sql, theChain, at);
}

/** What `audit verify` finds in one municipality. */
export async function verify(
  sql: Sql,
  code: string,
  kept: readonly KeptHead[] = [],
): Promise<VerifiedAudit> {
  const all: VerifiedAudit[] = [];
  const one = { municipalityCode: code, kept };
  await verifyAudit(sql, theChain, one, (verified) => all.push(verified));
  return all[0]!;
}

/** Kind and position of the first fault. */
export async function firstFault(
  sql: Sql,
  code: string,
): Promise<Pick<AuditFault, "kind" | "position"> | undefined> {
  const [fault] = (await verify(sql, code)).faults;
  return fault && { kind: fault.kind, position: fault.position };
}

/** Leaves a proof of audit that was erased, and a seal; whatever comes after it waits. */
export async function anErasedAudit(database: Database, code: string): Promise<void> {
  const sql = sealingSql(database);
  await appendActs(database, code, { count: 1, from: new Date("1999-12-31T00:00:00Z") });
  await seal(sql);
  await sql.end();
  const cutoff = new Date("2000-01-01T00:00:00Z");
  await eraseOld(database, { municipalityCode: code, cutoff, at: TEST_TIME });
}
