import { japanToday } from "../../domain/date/plain_date.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { CsvRow } from "../../domain/upload/csv_reader.ts";
import type { CsvShape } from "../../domain/upload/csv_shape.ts";
import type { JobRun } from "../job/job_run.ts";
import type { Sealers } from "../sealing/sealers.ts";
import { listVaccines } from "../vaccine/list_vaccines.ts";
import { judgingThreads } from "./judging_threads.ts";
import { openUpload, type ReadBatch } from "./read_upload.ts";
import { type JudgedRows, judgesHere, type RowJudges } from "./row_judges.ts";
import { createStageIssue, ISSUE_COLUMNS } from "./stage_issue.ts";
import { uploadBytes } from "./receive_upload.ts";
import type { StoredFile } from "./upload_in_hand.ts";
import type { FileLayout, UploadContent } from "./upload_content.ts";

/** Below this, starting a thread takes longer than judging. */
const SMALL_BYTES = 1 << 20;
const BATCH_ROWS = 1_000;
const BATCHES_UNDER_WAY = 4;
const COPY_CHARACTERS = 1 << 20;
/** Nobody reads more faults than this; a file that has them is the wrong one. */
const MOST_ISSUES = 1_000_000;

/** A file as it was read: its valid rows are in `stage`, its faults in `stage_issue`. */
export interface FileReading {
  shape: CsvShape;
  layout: FileLayout;
  rowCount: number;
}

/** Reads and judges a whole file. A failure is about the file, not about one of its rows. */
export async function stageUpload(
  run: JobRun,
  sealers: Sealers,
  { file, content }: { file: StoredFile; content: UploadContent },
): Promise<Result<FileReading>> {
  await createStageIssue(run.tx);
  await content.createStage(run.tx);
  const bytes = uploadBytes(run.tx, sealers, file.place);
  const opened = await openUpload(bytes, file.encoding);
  const filling = new StageFilling(run, content);
  let reading: FileReading | undefined;
  let judges: RowJudges | undefined;
  try {
    for await (const batch of opened.batches) {
      if (!batch.ok) return batch;
      const { rows } = batch.value;
      if (!reading && rows.length > 0) {
        const layout = content.readLayout(rows[0]!.cells);
        if (!layout.ok) return layout;
        const shape = { ...opened.shape, encoding: file.encoding, header: layout.value.hasHeader };
        reading = { shape, layout: layout.value, rowCount: 0 };
        if (layout.value.hasHeader) rows.shift();
        judges = await openJudges(run, sealers, { file, content, layout: layout.value });
      }
      if (!reading || !judges) continue;
      reading.rowCount += rows.length;
      await filling.take(judges, rows);
      if (filling.issueCount > MOST_ISSUES) return failure(TOO_MANY);
      run.tell(progressOf(batch.value, file, reading.rowCount));
    }
    await filling.finish(judges);
  } finally {
    judges?.close();
  }
  return reading && reading.rowCount > 0 ? success(reading) : failure(EMPTY);
}

const EMPTY = "データの行がありません。ファイルの中身を確かめてください。";
const TOO_MANY = "エラーが100万件を超えたため、確認を中断しました。何も登録していません。" +
  "選んだファイルと、列の並びが正しいか確かめてください。";

async function openJudges(
  run: JobRun,
  sealers: Sealers,
  { file, content, layout }: { file: StoredFile; content: UploadContent; layout: FileLayout },
): Promise<RowJudges> {
  const setup = {
    kind: content.kind,
    layout,
    municipalityCode: run.municipalityCode,
    today: japanToday(run.act.at),
    vaccines: await listVaccines(run.tx, run.municipalityCode),
    keys: sealers.keys,
  };
  return file.byteCount < SMALL_BYTES ? judgesHere(setup) : judgingThreads(setup);
}

function progressOf({ byteCount }: ReadBatch, file: StoredFile, rowCount: number) {
  const step = "ファイルを読み取り、1行ずつ確かめています";
  return { step, done: byteCount, total: file.byteCount, rowCount };
}

/** Hands rows to the judges in batches and copies what they answer, in few and large pieces. */
class StageFilling {
  issueCount = 0;
  #rows: CsvRow[] = [];
  #underWay: Promise<JudgedRows>[] = [];
  #staged = "";
  #issues = "";

  constructor(readonly run: JobRun, readonly content: UploadContent) {}

  async take(judges: RowJudges, rows: readonly CsvRow[]): Promise<void> {
    for (const row of rows) this.#rows.push(row);
    if (this.#rows.length < BATCH_ROWS) return;
    this.#underWay.push(judges.judge(this.#rows));
    this.#rows = [];
    if (this.#underWay.length >= BATCHES_UNDER_WAY) await this.#collect();
  }

  async finish(judges: RowJudges | undefined): Promise<void> {
    if (judges && this.#rows.length > 0) this.#underWay.push(judges.judge(this.#rows));
    while (this.#underWay.length > 0) await this.#collect();
    await this.#copy();
  }

  async #collect(): Promise<void> {
    const { staged, issues } = await this.#underWay.shift()!;
    this.#staged += staged;
    this.#issues += issues;
    this.issueCount += issues.split("\n").length - 1;
    if (this.#staged.length + this.#issues.length > COPY_CHARACTERS) await this.#copy();
  }

  async #copy(): Promise<void> {
    const { copyIn } = this.run;
    if (this.#staged) {
      await copyIn({ table: "stage", columns: this.content.stageColumns }, this.#staged);
    }
    if (this.#issues) await copyIn({ table: "stage_issue", columns: ISSUE_COLUMNS }, this.#issues);
    this.#staged = "";
    this.#issues = "";
  }
}
