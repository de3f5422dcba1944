import { BENCH_USAGE, parseBenchArguments } from "./bench_arguments.ts";
import { benchBackup } from "./bench_backup.ts";
import { benchBatch } from "./bench_batch.ts";
import { benchDoseUpload } from "./bench_dose_upload.ts";
import { benchLoad } from "./bench_load.ts";
import { benchOutput } from "./bench_output.ts";
import { benchReader } from "./bench_reader.ts";
import { benchSearch } from "./bench_search.ts";
import { type BenchServer, startBenchServer } from "./bench_server.ts";
import { benchStatistics } from "./bench_statistics.ts";
import { benchUpload } from "./bench_upload.ts";
import { benchWaiting } from "./bench_waiting.ts";

/**
 * `deno task bench [rows]`, `deno task bench search [people]`, `deno task bench batch [people]`,
 * `deno task bench statistics [people…]`, `deno task bench backup [people]`,
 * `deno task bench load [seconds]` or
 * `deno task bench reader [count] [takes]`: measures on this machine, in one run, and prints Markdown.
 */
const asked = parseBenchArguments(Deno.args);
if (!asked) {
  console.error(BENCH_USAGE);
  Deno.exit(2);
}
if (asked.kind === "reader") await benchReader(asked.reader);
else if (asked.kind === "load") await benchLoad(asked.load);
else if (asked.kind === "statistics") await benchStatistics(asked.sizes);
else if (asked.kind === "backup") await benchBackup(asked.people);
else if (asked.kind === "search") {
  await withServer(asked.people, async (server) => {
    console.log(await benchSearch(server, asked.people));
  });
} else if (asked.kind === "batch") {
  await withServer(asked.people, async (server) => {
    console.log(await benchBatch(server, asked.people));
  });
} else await withServer(asked.rows, (server) => benchFiles(server, asked.rows));

async function withServer(
  rows: number,
  bench: (server: BenchServer) => Promise<void>,
): Promise<void> {
  await using server = await startBenchServer();
  console.log(
    `# VRS bench: ${rows} rows, Deno ${Deno.version.deno}, ${navigator.hardwareConcurrency} cores\n`,
  );
  await bench(server);
  console.log(`Most memory the server held: ${Math.round(await server.peakMemory())} MB\n`);
}

/** What goes in and out as files, and what a venue notices of it. */
async function benchFiles(server: BenchServer, rows: number): Promise<void> {
  const upload = await benchUpload(server, rows);
  console.log(upload.table);
  console.log(await benchDoseUpload(server, { people: rows, reference: upload.floor }));
  console.log(await benchOutput(server));
  console.log(await benchWaiting(server, rows));
}
