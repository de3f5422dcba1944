import Papa from "papaparse";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { withoutFormula } from "../../domain/formula_sign.ts";
import { REASON_LABEL } from "../../domain/upload/header_label.ts";
import type { CsvRow } from "../../domain/upload/csv_reader.ts";
import { recordAct } from "../audit.ts";
import { inMunicipality } from "../tenant.ts";
import { refuseErased, storedPieces } from "./download_upload.ts";
import { openUpload } from "./read_upload.ts";
import type { UploadOffice } from "./receive_upload.ts";
import { UPLOAD_CONTENTS } from "./upload_contents.ts";
import type { FileLayout } from "./upload_content.ts";
import { listIssues, type UploadIssue, type UploadRecord } from "./upload_records.ts";
import { findUpload } from "./upload_records.ts";

/** Faults fetched at once. */
const ISSUES_AT_ONCE = 5_000;

/**
 * The rejected rows of an upload alone, as they stand in the file, with a header and a last column
 * 理由 that the reader ignores: corrected, the file can be uploaded as it is. UTF-8 with BOM, for
 * spreadsheets. Who fetched it is audited.
 */
export async function downloadRejectedRows(
  office: UploadOffice,
  act: Act,
  id: string,
): Promise<{ fileName: string; bytes: ReadableStream<Uint8Array> }> {
  const code = act.actor.municipalityCode;
  const upload = await findUpload(office.register, code, id);
  if (!upload.encoding || !upload.rejectedCount) {
    throw new AppError("not_found", "このアップロードにはエラーの行がありません。");
  }
  await inMunicipality(office.register, code, async (tx) => {
    await refuseErased(tx, code, upload);
    await recordAct(tx, code, {
      by: act,
      entry: {
        act: "upload_downloaded",
        subject: { kind: "upload", id },
        detail: { part: "rejected" },
      },
    });
  });
  const lines = rejectedLines(office, code, upload);
  return { fileName: `エラーの行_${upload.fileName}`, bytes: ReadableStream.from(encoded(lines)) };
}

async function* rejectedLines(
  office: UploadOffice,
  code: string,
  upload: UploadRecord,
): AsyncGenerator<string> {
  const place = { municipalityCode: code, uploadId: upload.id };
  const pieces = storedPieces(office, place, upload.byteCount);
  const { batches } = await openUpload(pieces, upload.encoding!);
  const reasons = new Reasons(issuesOf(office, code, upload.id));
  let layout: FileLayout | undefined;
  for await (const batch of batches) {
    if (!batch.ok) return;
    let text = "";
    for (const row of batch.value.rows) {
      if (!layout) {
        const read = UPLOAD_CONTENTS[upload.kind].readLayout(row.cells);
        if (!read.ok) return;
        layout = read.value;
        text += "\ufeff" + csvLine([...layout.columns, REASON_LABEL]);
        if (layout.hasHeader) continue;
      }
      const reason = await reasons.of(row.line);
      if (reason) text += csvLine([...cellsOf(row, layout), reason]);
    }
    if (text) yield text;
  }
}

/** The row's cells but for those the layout ignores; one too wide keeps what it has more. */
function cellsOf({ cells }: CsvRow, { positions }: FileLayout): string[] {
  return cells.filter((_, position) => positions[position] !== null);
}

function csvLine(cells: readonly string[]): string {
  return Papa.unparse([cells.map(withoutFormula)], { newline: "\r\n" }) + "\r\n";
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

async function* issuesOf(
  { register }: UploadOffice,
  code: string,
  uploadId: string,
): AsyncGenerator<UploadIssue> {
  for (let after = 0;; after += ISSUES_AT_ONCE) {
    const issues = await listIssues(register, code, { uploadId, limit: ISSUES_AT_ONCE, after });
    yield* issues;
    if (issues.length < ISSUES_AT_ONCE) return;
  }
}

/** The reasons of row after row; faults and rows both come in the order of the file. */
class Reasons {
  #next: UploadIssue | undefined;
  #isOpen = true;

  constructor(readonly issues: AsyncGenerator<UploadIssue>) {}

  async of(line: number): Promise<string> {
    const found: string[] = [];
    for (let issue = await this.#peek(); issue && issue.line <= line; issue = await this.#peek()) {
      if (issue.line === line) {
        found.push(issue.column ? `${issue.column}：${issue.message}` : issue.message);
      }
      this.#next = undefined;
    }
    return found.join(" ／ ");
  }

  async #peek(): Promise<UploadIssue | undefined> {
    if (this.#next || !this.#isOpen) return this.#next;
    const { value, done } = await this.issues.next();
    if (done) this.#isOpen = false;
    else this.#next = value;
    return this.#next;
  }
}
