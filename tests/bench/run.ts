import { benchOutput } from "./bench_output.ts";
import { benchUpload } from "./bench_upload.ts";
import { startBenchDatabase } from "./bench_database.ts";

/** `deno task bench [rows]`: measures on this machine, in one run, and prints Markdown. */
const rows = Number(Deno.args[0] ?? 100_000);
if (!Number.isInteger(rows) || rows < 1_000) {
  console.error("usage: deno task bench [rows]   (rows: 1000 or more, default 100000)");
  Deno.exit(2);
}
await using bench = await startBenchDatabase();
console.log(
  `# VRS bench: ${rows} rows, Deno ${Deno.version.deno}, ${navigator.hardwareConcurrency} cores\n`,
);
console.log(await benchUpload(bench, rows));
console.log(await benchOutput(bench, rows));
