import { DOSE_FILE_COLUMNS, type DoseColumn } from "../../../domain/upload/dose_columns.ts";

/** The eight cells of one dose, blank unless given. */
export type FiledDose = Partial<Record<DoseColumn, string>>;

/** One row of 予診票・予防接種台帳データ: the doses by their position, undefined for a blank block. */
export interface FiledRow {
  residentNumber: string;
  doses: readonly (FiledDose | undefined)[];
}

/** What every dose of a file says unless told otherwise: no ticket, no place, no time. */
export function aFiledDose(cells: FiledDose = {}): FiledDose {
  return {
    vaccinatedOn: "20210615",
    venueName: "市民ホール",
    doctorName: "医師　花子",
    vaccineMaker: "ファイザー",
    lotNumber: "EY5420",
    ...cells,
  };
}

/** The 1 + 8n cells of a row; two doses unless it has more. */
export function doseCells({ residentNumber, doses }: FiledRow): string[] {
  const blocks = Array.from({ length: Math.max(2, doses.length) }, (_, index) => doses[index]);
  return [
    residentNumber,
    ...blocks.flatMap((dose) => DOSE_FILE_COLUMNS.map(({ key }) => dose?.[key] ?? "")),
  ];
}
