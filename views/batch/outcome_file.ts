import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import {
  answerCells,
  answerHeader,
  countExaminations,
  doseCountOf,
} from "../../domain/transfer/batch_answer.ts";
import { BATCH_COLUMNS } from "../../domain/transfer/batch_columns.ts";
import { BATCH_OUTCOME_LABELS } from "../../domain/transfer/batch_outcome.ts";
import { ANSWER_ENDED } from "../../domain/transfer/answer_window.ts";
import { withoutFormula } from "../../domain/formula_sign.ts";
import { placeName } from "../dose/dose_table.tsx";
import { stateLabel } from "../inquiry/case_words.ts";
import type { BatchRow } from "./batch_row.ts";

interface OutcomeFile {
  rows: readonly BatchRow[];
  /** By the case's id. */
  answers: ReadonlyMap<string, readonly AnsweredDose[]>;
}

const TYPED = BATCH_COLUMNS.flatMap(({ key, label }) => key === "myNumber" ? [] : [{ key, label }]);

/**
 * 結果のファイル as rows of cells: what was typed but for the My Number, what came of it, and for 1名
 * the doses. Nothing in it is run as a formula by a spreadsheet.
 */
export function outcomeFile({ rows, answers }: OutcomeFile): string[][] {
  const doseCount = doseCountOf([...answers.values()]);
  const header = [
    "行",
    ...TYPED.map(({ label }) => label),
    "照会先",
    "照会方法",
    "結果",
    "理由",
    "いまの状態",
    "照会番号",
    "予診のみの件数",
    ...answerHeader(doseCount),
  ];
  return [
    header,
    ...rows.map((row) => {
      const doses = answers.get(row.inquiryId ?? "");
      return [
        String(row.line),
        ...TYPED.map(({ key }) => row.typed[key]),
        row.otherCode ? placeName(row.otherCode) : "",
        methodOf(row),
        row.outcome ? BATCH_OUTCOME_LABELS[row.outcome] : "",
        reasonOf(row, doses !== undefined),
        row.state ? stateLabel({ side: "asking", state: row.state, refusal: row.refusal }) : "",
        row.inquiryId ?? "",
        doses ? String(countExaminations(doses)) : "",
        ...answerCells(doses ?? [], doseCount),
      ].map(withoutFormula);
    }),
  ];
}

function methodOf({ kind }: BatchRow): string {
  if (kind === null) return "";
  return kind === "my_number" ? "マイナンバー" : "氏名・生年月日・性別";
}

function reasonOf(row: BatchRow, isAnswered: boolean): string {
  const repeated = row.sameAsLine === null ? "" : `${row.sameAsLine}行目と同じ`;
  const ended = row.outcome === "one" && !isAnswered ? ANSWER_ENDED : "";
  return [repeated, row.problem ?? "", ended].filter((text) => text !== "").join(" ／ ");
}
