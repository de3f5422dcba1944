import assert from "node:assert/strict";
import { writeBaseBackup } from "../../../db/backup/base_backup.ts";
import { restoreBase } from "../../../db/backup/restore_base.ts";
import { connect } from "../../../db/connection.ts";
import { type DatabaseServer, openDatabaseServer } from "../../../db/database_server.ts";
import { readConfiguration } from "../../../domain/configuration.ts";
import { OperatorError } from "../../../domain/operator_error.ts";
import { aDataDirectory } from "../embedded/a_data_directory.ts";

const { path } = await aDataDirectory();
globalThis.addEventListener("unload", () => Deno.removeSync(path, { recursive: true }));
const wal = `${path}/wal of 100%`;
const base = `${path}/base`;

function open(directory: string, walDirectory?: string): Promise<DatabaseServer> {
  return openDatabaseServer(readConfiguration({
    VRS_DATA_DIR: `${path}/${directory}`,
    ...(walDirectory ? { VRS_WAL_DIR: walDirectory } : {}),
  }));
}

async function run(server: DatabaseServer, statement: string) {
  const sql = connect(server.address, "owner", 1);
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

async function notesIn(directory: string): Promise<string[]> {
  const server = await open(directory);
  const rows = await run(server, "select text from note order by text");
  await server.stop();
  return rows.map(({ text }) => text);
}

const restoring = (directory: string, to?: Date) =>
  restoreBase({ base, dataDirectory: `${path}/${directory}`, walDirectory: wal, to });

Deno.test("after a disaster the database is brought back to a time between two acts, or to the end", async () => {
  const server = await open("data", wal);
  await run(server, "create table note (text text)");
  const { firstWalFile, bytes } = await writeBaseBackup(server.address, base);
  assert.match(firstWalFile, /^[0-9A-F]{24}$/);
  assert.ok(bytes > 10e6);
  await run(server, "insert into note values ('A')");
  const [{ at }] = await run(server, "select clock_timestamp() as at") as unknown as [{ at: Date }];
  await run(server, "insert into note values ('B')");
  await server.stop(); // its last WAL is archived; what follows is the disaster
  await Deno.remove(`${path}/data`, { recursive: true });

  const lastAt = await restoring("then", new Date(at.getTime() + 1));
  assert.ok(lastAt! <= at);
  assert.deepEqual(await notesIn("then"), ["A"]);
  await restoring("end");
  assert.deepEqual(await notesIn("end"), ["A", "B"]);
});

Deno.test("a restored database archives on, with VRS_WAL_DIR or without: the same base leads to what came since", async () => {
  for (const [text, walDirectory] of [["C", wal], ["D", undefined]] as const) {
    const server = await open("end", walDirectory);
    await run(server, `insert into note values ('${text}')`);
    await server.stop();
  }
  await restoring("again");
  assert.deepEqual(await notesIn("again"), ["A", "B", "C", "D"]);
});

Deno.test("a time that the WAL does not reach, or from before the base, is refused; nothing is left", async () => {
  const refused = async (to: string, said: RegExp) => {
    await assert.rejects(restoring("never", new Date(to)), (error: Error) => {
      assert.ok(error instanceof OperatorError);
      assert.match(error.message, said);
      return true;
    });
  };
  await refused("2020-01-01T00:00:00Z", /このバックアップを取り終えた .* より前です/);
  await refused("2999-01-01T00:00:00Z", /時刻までの WAL がありません.*最後の取引は/);
  assert.deepEqual(await Array.fromAsync(Deno.readDir(`${path}/never`)), []);
});

Deno.test("neither a database nor a base is overwritten, and no other database's WAL is mixed in", async () => {
  await assert.rejects(restoring("end"), /もうデータベースがあります/);
  await assert.rejects(open("fresh", wal), /別のデータベースのWALがあります/);
  const server = await open("then");
  await assert.rejects(writeBaseBackup(server.address, base), /もうあります/);
  const other = `${path}/other`;
  await assert.rejects(writeBaseBackup(server.address, other), /WAL が保管されていません/);
  await server.stop();
});
