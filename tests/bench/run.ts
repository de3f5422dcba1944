import { benchDoseUpload } from "./bench_dose_upload.ts";
import { benchOutput } from "./bench_output.ts";
import { benchSearch } from "./bench_search.ts";
import { type BenchServer, startBenchServer } from "./bench_server.ts";
import { benchUpload } from "./bench_upload.ts";
import { benchWaiting } from "./bench_waiting.ts";

/**
 * `deno task bench [rows]` or `deno task bench search [people]`: measures on this machine, in one
 * run, and prints Markdown.
 */
const isSearch = Deno.args[0] === "search";
const rows = Number((isSearch ? Deno.args[1] : Deno.args[0]) ?? (isSearch ? 5_000_000 : 100_000));
if (!Number.isInteger(rows) || rows < 1_000) {
  console.error(
    "usage: deno task bench [rows]            (1000 or more, default 100000)\n" +
      "       deno task bench search [people]   (1000 or more, default 5000000)",
  );
  Deno.exit(2);
}
await using server = await startBenchServer();
console.log(
  `# VRS bench: ${rows} rows, Deno ${Deno.version.deno}, ${navigator.hardwareConcurrency} cores\n`,
);
if (isSearch) console.log(await benchSearch(server, rows));
else await benchFiles(server);
console.log(`Most memory the server held: ${Math.round(await server.peakMemory())} MB\n`);

/** What goes in and out as files, and what a venue notices of it. */
async function benchFiles(server: BenchServer): Promise<void> {
  const upload = await benchUpload(server, rows);
  console.log(upload.table);
  console.log(await benchDoseUpload(server, { people: rows, reference: upload.floor }));
  console.log(await benchOutput(server));
  console.log(await benchWaiting(server, rows));
}
