/**
 * A process of ours, for tests: `deno run -A embedded_writer.ts <data directory> <manner>`.
 * Inserts 1, 2, 3 … into `written` and prints each number once the database has acknowledged it.
 * Manner `careless`: no signal handlers. `orderly`: stops the database on SIGTERM and SIGINT.
 * `brief`: writes one row and stops. Prints `lost` and exits with 3 when the server dies.
 */
import postgres from "postgres";
import { startEmbeddedPostgres } from "../../../db/embedded/embedded_postgres.ts";

const [dataDirectory = "", manner = ""] = Deno.args;
const database = await startEmbeddedPostgres(dataDirectory);
const sql = postgres({
  host: database.socketDirectory,
  user: database.superuser,
  database: "postgres",
  max: 1,
  onnotice: () => {},
});

let isLeaving = manner === "brief";
database.exited.then(() => {
  if (isLeaving) return;
  console.log("lost");
  Deno.exit(3);
});
if (manner === "orderly") {
  Deno.addSignalListener("SIGTERM", () => isLeaving = true);
  Deno.addSignalListener("SIGINT", () => isLeaving = true);
}

await sql`create table if not exists written (n int primary key)`;
do {
  const [row] = await sql<{ n: number }[]>`
    insert into written select coalesce(max(n), 0) + 1 from written returning n`.catch((error) => {
    if (manner === "careless") return []; // the server was killed: wait for `exited`
    throw error;
  });
  if (row) console.log(`acked ${row.n}`);
} while (!isLeaving);
await sql.end();
await database.stop();
