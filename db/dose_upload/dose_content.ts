import { type DosePosition, readDoseLayout } from "../../domain/upload/dose_columns.ts";
import { doseRowReader } from "../../domain/upload/dose_row.ts";
import type { UploadContent } from "../upload/upload_content.ts";
import { keepDoseFindings } from "./dose_findings.ts";
import { keepDoseSamples } from "./dose_samples.ts";
import { createStage, STAGE_COLUMNS, stagedLines } from "./dose_stage.ts";
import { weighDoses } from "./weigh_doses.ts";
import { writeDoses } from "./write_doses.ts";

/** 予診票・予防接種台帳データ: doses by person or, before the person is registered, by ticket. */
export const doseContent: UploadContent = {
  kind: "dose",
  stageColumns: STAGE_COLUMNS,
  createStage,
  readLayout: readDoseLayout,
  rowJudge(layout, reading) {
    const readRow = doseRowReader(layout.positions as readonly (DosePosition | null)[], reading);
    return ({ line, cells }) => {
      const { row, problems } = readRow(cells);
      return { staged: row ? stagedLines(line, row) : "", problems };
    };
  },
  weigh: weighDoses,
  async keepSamples(tx, context) {
    await keepDoseSamples(tx, context);
    await keepDoseFindings(tx, context);
  },
  write: writeDoses,
};
