import { compactTimestamp } from "../date/plain_date.ts";
import { doseHeader } from "../upload/dose_columns.ts";
import type { OutputChoice } from "./output_choice.ts";
import { OUTPUT_LABELS } from "./output_kind.ts";

/** What was made of a choice. */
export interface MadeOutput extends OutputChoice {
  fileName: string;
  madeAt: Date;
  rowCount: number;
  byteCount: number;
  /** Of the file as it is downloaded. */
  sha256: Uint8Array;
  lossCount: number;
  /** Of the scope "changed": when the output before it was made, if there was one. */
  baseMadeAt: Date | null;
}

/** What goes with a file to those who load it: enough to check that it came whole. Nobody's data. */
export function outputManifest(
  output: MadeOutput,
  municipality: { code: string; name: string },
): Record<string, unknown> {
  return {
    fileName: output.fileName,
    title: OUTPUT_LABELS[output.kind],
    kind: output.kind,
    municipalityCode: municipality.code,
    municipalityName: municipality.name,
    madeAt: japanIso(output.madeAt),
    scope: output.scope,
    changedSince: output.baseMadeAt && japanIso(output.baseMadeAt),
    period: output.period,
    doseCount: output.doseCount,
    encoding: output.encoding,
    newline: "CRLF",
    header: output.header,
    columns: doseHeader(output.doseCount),
    rows: output.rowCount,
    bytes: output.byteCount,
    sha256: output.sha256.toHex(),
    losses: output.lossCount,
  };
}

/** "2021-06-01T14:05:30+09:00" */
function japanIso(instant: Date): string {
  return compactTimestamp(instant).replace(
    /(....)(..)(..)(..)(..)(..)/,
    "$1-$2-$3T$4:$5:$6+09:00",
  );
}
