import { fictionalPeople } from "../../db/demo/fictional_people.ts";
import { toRecipientCsv } from "../../db/demo/recipient_csv.ts";
import { paths } from "../../views/paths.ts";
import { BENCH_MUNICIPALITY } from "./bench_act.ts";
import type { BenchServer } from "./bench_server.ts";
import { examinationEnded } from "./examination.ts";
import { percentiles } from "./percentiles.ts";
import { uploadFile } from "./upload_file.ts";

const IDLE_REGISTRATIONS = 300;
const PAUSE_MS = 20;

/** How long a venue waits for 登録 while a file is registered, against the same with no upload. */
export async function benchWaiting(server: BenchServer, rows: number): Promise<string> {
  const people = fictionalPeople({ count: rows, seed: 8 });
  const csv = toRecipientCsv(people);
  const bytes = new TextEncoder().encode(csv);
  const registrations = new Registrations(server);
  await registrations.until(() => registrations.count < 50);
  registrations.waits.length = 0;
  await registrations.until(() => registrations.count < IDLE_REGISTRATIONS);
  const idle = [...registrations.waits];
  registrations.waits.length = 0;
  let isUploading = true;
  const upload = uploadFile(server, { path: paths.uploads, name: "other.csv", bytes })
    .finally(() => isUploading = false);
  await registrations.until(() => isUploading);
  await upload;
  await examinationEnded(server);
  const line = (what: string, waits: readonly number[]) => {
    const { p50, p95 } = percentiles(waits);
    return `| ${what} | ${waits.length} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${
      (p95 / percentiles(idle).p95).toFixed(2)
    } |`;
  };
  return [
    "## 接種会場の登録、アップロード中\n",
    "| what | registrations | p50 ms | p95 ms | × p95 of idle |",
    "|---|---|---|---|---|",
    line("idle", idle),
    line(`while ${rows.toLocaleString("en")} rows are registered`, registrations.waits),
    "",
  ].join("\n");
}

/** One venue that registers dose after dose, each on a ticket of its own. */
class Registrations {
  readonly waits: number[] = [];
  #next = 5_000_000_001;

  constructor(readonly server: BenchServer) {}

  get count(): number {
    return this.waits.length;
  }

  async until(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await this.#register();
      await new Promise((wake) => setTimeout(wake, PAUSE_MS));
    }
  }

  async #register(): Promise<void> {
    const ocrLine = `21${BENCH_MUNICIPALITY}${this.#next++}`;
    const started = performance.now();
    const answer = await this.server.venue.post(paths.venueDoses, {
      ocrLine,
      clientKey: crypto.randomUUID(),
      venueName: "中央保健センター",
      vaccinatedOn: "20210701",
      vaccineCode: "pfizer",
      lotNumber: "EY5420",
      doctorName: "医師　一郎",
      personConfirmed: "yes",
    });
    if (answer.status !== 303) throw new Error(`登録 was answered with ${answer.status}`);
    this.waits.push(performance.now() - started);
  }
}
