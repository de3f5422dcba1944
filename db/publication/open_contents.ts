import { Buffer } from "node:buffer";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import { PREFECTURES } from "../../domain/municipality/municipality_master.ts";
import { toCp932 } from "../../domain/output/cp932.ts";
import { openCsv } from "../../domain/tally/open_csv.ts";
import { detailCells } from "../../domain/tally/open_detail.ts";
import { nextEdition } from "../../domain/tally/open_edition.ts";
import { dictionaryRows, type OpenFileName } from "../../domain/tally/open_files.ts";
import { lagRows } from "../../domain/tally/open_lag.ts";
import { openLines } from "../../domain/tally/open_line.ts";
import { dataPackage } from "../../domain/tally/open_package.ts";
import { OpenSummary } from "../../domain/tally/open_summary.ts";
import type { Gate } from "../database.ts";
import { listGroups, listOpenFigures } from "../tally/area_tallies.ts";
import { DETAIL_FILE, earlierDetail } from "./earlier_detail.ts";
import { listWeekLags } from "./list_week_lags.ts";
import { type KeptFile, OpenFileWriter } from "./open_file_writer.ts";
import type { PublishingTransaction } from "./publisher.ts";

export interface OpenContents {
  files: KeptFile[];
  /** Doses by their number, from the first, as the files have them. */
  totals: number[];
}

/** Every file of a publication, from the tallies as `tx` sees them. */
export async function openContents(
  tx: PublishingTransaction,
  { day, revision }: { day: PlainDate; revision: number },
): Promise<OpenContents> {
  const summary = new OpenSummary();
  const files = [
    await linesFile(tx, summary),
    await csvFile("summary_by_date.csv", summary.byDate()),
    await summaryByPrefecture(summary),
    await detailFile(tx, { day, doseCount: summary.totals.length }),
    await lagFile(tx),
    await csvFile("data_dictionary.csv", dictionaryRows()),
  ];
  const written = files.map(({ name, byteCount, sha256 }) => ({
    name,
    byteCount,
    sha256: Buffer.from(sha256).toString("hex"),
  }));
  const described = new OpenFileWriter("datapackage.json" satisfies OpenFileName);
  await described.addLines(dataPackage({ day, revision, written }), 1);
  return { files: [...files, await described.end()], totals: summary.totals };
}

/** What the gate may read the publisher may, too. */
function asGate(tx: PublishingTransaction): Gate {
  return tx as unknown as Gate;
}

async function linesFile(tx: PublishingTransaction, summary: OpenSummary): Promise<KeptFile> {
  const file = new OpenFileWriter("prefecture.ndjson" satisfies OpenFileName);
  for await (const lines of openLines(listOpenFigures(asGate(tx)))) {
    let text = "";
    for (const line of lines) {
      summary.add(line);
      text += JSON.stringify(line) + "\n";
    }
    await file.addLines(text, lines.length);
  }
  return await file.end();
}

type Rows = readonly (readonly (string | number)[])[];

async function csvFile(name: OpenFileName, rows: Rows): Promise<KeptFile> {
  const file = new OpenFileWriter(name);
  await file.addLines(openCsv(rows), rows.length - 1);
  return await file.end();
}

async function summaryByPrefecture(summary: OpenSummary): Promise<KeptFile> {
  const file = new OpenFileWriter("summary_by_prefecture.csv" satisfies OpenFileName);
  const rows = summary.byPrefecture();
  await file.addBytes(toCp932(openCsv(rows))!, rows.length - 1);
  return await file.end();
}

async function detailFile(
  tx: PublishingTransaction,
  { day, doseCount }: { day: PlainDate; doseCount: number },
): Promise<KeptFile> {
  const places = [];
  for (const { code } of PREFECTURES) {
    places.push({ prefecture: code, groups: await listGroups(asGate(tx), code) });
  }
  const known = await earlierDetail(tx);
  const rows = [];
  for (let doseNumber = 1; doseNumber <= Math.max(doseCount, ...known.keys()); doseNumber++) {
    const earlier = known.get(doseNumber) ?? [];
    rows.push(...nextEdition({ places, doseNumber, day, earlier }));
  }
  return await csvFile(DETAIL_FILE, detailCells(rows));
}

async function lagFile(tx: PublishingTransaction): Promise<KeptFile> {
  return await csvFile("entry_lag_by_week.csv", await Array.fromAsync(lagRows(listWeekLags(tx))));
}
