/** A running server, as it told last. */
interface ServerProcessTable {
  id: string;
  host: string;
  pid: number;
  /** Of the program. */
  version: string;
  started_at: Date;
  seen_at: Date;
  standing: "serving" | "draining";
  /** Since it started. */
  request_count: number;
  error_count: number;
  memory_bytes: number;
}

export interface ServerTables {
  server_process: ServerProcessTable;
}
