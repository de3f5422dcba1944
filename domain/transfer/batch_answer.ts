import { compactDate, compactTimestamp } from "../date/plain_date.ts";
import { DOSE_FILE_COLUMNS, doseColumnLabel, MOST_DOSES } from "../upload/dose_columns.ts";
import type { AnsweredDose } from "./answered_dose.ts";

/** As 予防接種台帳向け出力 has it by default. */
const FEWEST_DOSES = 2;

/** So many doses the columns of a file must have room for. */
export function doseCountOf(answers: readonly (readonly AnsweredDose[])[]): number {
  const numbers = answers.flat().filter(({ kind }) => kind === "vaccination")
    .map(({ doseNumber }) => doseNumber);
  return Math.min(
    MOST_DOSES,
    numbers.reduce((most, number) => Math.max(most, number), FEWEST_DOSES),
  );
}

/** The 8n names of the columns that `answerCells` fills. */
export function answerHeader(doseCount: number): string[] {
  return numbersTo(doseCount).flatMap((number) =>
    DOSE_FILE_COLUMNS.map(({ key }) => doseColumnLabel(key, number))
  );
}

/**
 * The 8 columns of each dose, blank where there is none. A dose stored twice counts as first
 * registered. 券番号 stays blank: the number belongs to the municipality that answers.
 */
export function answerCells(doses: readonly AnsweredDose[], doseCount: number): string[] {
  return numbersTo(doseCount).flatMap((number) => {
    const [dose] = doses
      .filter(({ kind, doseNumber }) => kind === "vaccination" && doseNumber === number)
      .toSorted((a, b) => a.registeredAt.getTime() - b.registeredAt.getTime());
    return dose ? doseCells(dose) : DOSE_FILE_COLUMNS.map(() => "");
  });
}

function doseCells(dose: AnsweredDose): string[] {
  return [
    compactTimestamp(dose.registeredAt),
    compactDate(dose.vaccinatedOn),
    "",
    dose.placeCode,
    dose.venueName,
    dose.doctorName,
    dose.vaccineMaker ?? "",
    dose.lotNumber ?? "",
  ];
}

/** Of how many examinations (予診のみ) the answer tells; they fill no dose's columns. */
export function countExaminations(doses: readonly AnsweredDose[]): number {
  return doses.filter(({ kind }) => kind === "examination").length;
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
