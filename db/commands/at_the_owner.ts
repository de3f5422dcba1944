import type { Configuration } from "../../domain/configuration.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { type DatabaseServer, openDatabaseServer } from "../database_server.ts";

const NOT_THE_OWNER =
  "データベースの所有者として接続できません。DATABASE_URL に migrate と同じユーザーとパスワードを" +
  "指定してください。";

/** Class 28: no such login; 42501: not the owner. */
function isRefused(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("28") || code === "42501";
}

/** What a command does with the configured database as the owner of its schema. */
export async function atTheOwner<Value>(
  configuration: Configuration,
  purpose: "migrating" | "working",
  work: (server: DatabaseServer) => Promise<Value>,
): Promise<Value> {
  const server = await openDatabaseServer(configuration, purpose);
  try {
    return await work(server);
  } catch (error) {
    throw isRefused(error) ? new OperatorError(NOT_THE_OWNER, { cause: error }) : error;
  } finally {
    await server.stop();
  }
}
