import { type QueryExecutorProvider, sql } from "kysely";
import { OperatorError } from "../domain/operator_error.ts";
import { VERSION } from "../domain/version.ts";
import { MIGRATIONS } from "./migrations/registry.ts";

/** A database beside the migrations this program knows, both by name and in order. */
export interface SchemaStanding {
  /** Those of ours that the database has not had. */
  waiting: string[];
  /** Those it has had and we do not know: a later version of this program was here. */
  unknown: string[];
}

export async function readSchemaStanding(db: QueryExecutorProvider): Promise<SchemaStanding> {
  const applied = new Set(await listApplied(db));
  const known = Object.keys(MIGRATIONS);
  return {
    waiting: known.filter((name) => !applied.has(name)),
    unknown: [...applied].filter((name) => !known.includes(name)).toSorted(),
  };
}

/**
 * Throws when a later version brought the database up to date: what its tables mean today, this
 * program cannot know. Processes that run already are not asked and go on: whoever deploys brings
 * the schema first, and each schema works with the program before it.
 */
export function refuseNewerSchema({ unknown }: SchemaStanding): void {
  if (unknown.length === 0) return;
  throw new OperatorError(
    `データベースは、このプログラム（バージョン ${VERSION}）より新しい形です（${
      unknown.join(", ")
    }）。何も変えていません。新しいバージョンのプログラムで実行してください。`,
  );
}

const NO_SUCH_TABLE = "42P01";
const NOT_ALLOWED = "42501";

/** None where nothing was ever applied, and as far as a gate from long ago is concerned. */
async function listApplied(db: QueryExecutorProvider): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === NO_SUCH_TABLE || code === NOT_ALLOWED) return [];
    throw error;
  }
}
