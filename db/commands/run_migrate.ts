import type { Configuration } from "../../domain/configuration.ts";
import type { DatabaseAddress } from "../connection.ts";
import { openDatabaseServer } from "../database_server.ts";
import { migrate } from "../migrate.ts";
import { rehearseMigrations } from "../rehearse_migrations.ts";

interface MigrateOptions {
  dryRun?: true;
}

/** `migrate`: applies what is missing and says what it applied, or only tries to. */
export async function runMigrate(
  configuration: Configuration,
  { dryRun }: MigrateOptions,
): Promise<void> {
  const server = await openDatabaseServer(configuration, "migrating");
  try {
    if (dryRun) await rehearse(server.address);
    else await apply(server.address);
  } finally {
    await server.stop();
  }
}

async function apply(address: DatabaseAddress): Promise<void> {
  const applied = await migrate(address, (sentence) => console.error(sentence));
  console.log(applied.length === 0 ? "最新です。" : applied.join("\n"));
}

async function rehearse(address: DatabaseAddress): Promise<void> {
  const began = performance.now();
  const rehearsed = await rehearseMigrations(address);
  if (rehearsed.length === 0) return console.log("最新です。適用するものはありません。");
  for (const { name, ms } of rehearsed) console.log(`${name}\t${seconds(ms)}`);
  console.log(
    `${rehearsed.length}件を試しに適用し、すべて元に戻しました（${
      seconds(performance.now() - began)
    }）。データベースは変わっていません。`,
  );
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)}秒`;
}
