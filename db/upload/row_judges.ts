import type { Vaccine } from "../../domain/dose/vaccine.ts";
import type { CsvRow } from "../../domain/upload/csv_reader.ts";
import type { UploadKind } from "../../domain/upload/upload_state.ts";
import type { KeyRing } from "../sealing/key_ring.ts";
import { myNumberSealer } from "../sealing/my_number_sealer.ts";
import { issueLine } from "./stage_issue.ts";
import type { FileLayout } from "./upload_content.ts";
import { UPLOAD_CONTENTS } from "./upload_contents.ts";

/** What judging the rows of one file needs; plain, so that it can be handed to a thread. */
export interface JudgeSetup {
  kind: UploadKind;
  layout: FileLayout;
  municipalityCode: string;
  today: string;
  vaccines: readonly Vaccine[];
  keys: KeyRing;
}

/** Lines for COPY: valid rows for the stage, faults for `stage_issue`. */
export interface JudgedRows {
  staged: string;
  issues: string;
}

export interface RowJudges {
  judge(rows: CsvRow[]): Promise<JudgedRows>;
  close(): void;
}

/** Judges rows, one after the other, where it is called. */
export function judgeRows(setup: JudgeSetup): (rows: readonly CsvRow[]) => JudgedRows {
  const { kind, layout, keys, ...context } = setup;
  const judge = UPLOAD_CONTENTS[kind].rowJudge(layout, {
    ...context,
    myNumbers: myNumberSealer(keys),
  });
  return (rows) => {
    let staged = "";
    let issues = "";
    for (const row of rows) {
      const judged = judge(row);
      staged += judged.staged;
      for (const problem of judged.problems) issues += issueLine(row.line, problem);
    }
    return { staged, issues };
  };
}

/** For small files: on the thread that asks. */
export function judgesHere(setup: JudgeSetup): RowJudges {
  const judge = judgeRows(setup);
  return { judge: (rows) => Promise.resolve(judge(rows)), close: () => {} };
}
