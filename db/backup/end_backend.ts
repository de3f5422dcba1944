import { connect, type DatabaseAddress } from "../connection.ts";

/** Ends one of the owner's backends, whatever it does; what it had not committed is undone. */
export async function endBackend(address: DatabaseAddress, pid: number): Promise<void> {
  const sql = connect(address, "owner", 1);
  try {
    await sql`select pg_terminate_backend(${pid}) from pg_stat_activity
      where pid = ${pid} and usename = current_user`;
  } catch {
    // The server is gone, and the backend with it.
  } finally {
    await sql.end({ timeout: 1 });
  }
}
