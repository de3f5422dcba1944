import { benchDoseUpload } from "./bench_dose_upload.ts";
import { benchOutput } from "./bench_output.ts";
import { benchWaiting } from "./bench_waiting.ts";
import { benchUpload } from "./bench_upload.ts";
import { startBenchServer } from "./bench_server.ts";

/** `deno task bench [rows]`: measures on this machine, in one run, and prints Markdown. */
const rows = Number(Deno.args[0] ?? 100_000);
if (!Number.isInteger(rows) || rows < 1_000) {
  console.error("usage: deno task bench [rows]   (rows: 1000 or more, default 100000)");
  Deno.exit(2);
}
await using server = await startBenchServer();
console.log(
  `# VRS bench: ${rows} rows, Deno ${Deno.version.deno}, ${navigator.hardwareConcurrency} cores\n`,
);
const upload = await benchUpload(server, rows);
console.log(upload.table);
console.log(await benchDoseUpload(server, { people: rows, reference: upload.floor }));
console.log(await benchOutput(server));
console.log(await benchWaiting(server, rows));
console.log(`Most memory the server held: ${Math.round(await server.peakMemory())} MB\n`);
