import type { Sql } from "postgres";
import type { Configuration } from "../../domain/configuration.ts";
import { type AuditChain, auditChain } from "../audit/audit_chain.ts";
import { connect } from "../connection.ts";
import { openDatabaseServer } from "../database_server.ts";
import { refuseOtherSchema } from "../migrate.ts";
import { keyFilePath } from "../sealing/key_file_path.ts";
import { loadKeyRing } from "../sealing/key_ring.ts";

/** What a command reads of the audit of the configured database, as the role that seals it. */
export async function atTheAudit<Value>(
  configuration: Configuration,
  work: (sql: Sql, chain: AuditChain) => Promise<Value>,
): Promise<Value> {
  const server = await openDatabaseServer(configuration);
  try {
    await refuseOtherSchema(server.address);
    const keys = await loadKeyRing(keyFilePath(configuration));
    const sql = connect(server.address, "vrs_seal", 1);
    try {
      return await work(sql, auditChain(keys));
    } finally {
      await sql.end();
    }
  } finally {
    await server.stop();
  }
}
