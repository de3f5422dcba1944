import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import { fullKana } from "../../domain/recipient/person_name.ts";
import { type Sex, sexLabel } from "../../domain/recipient/sex.ts";
import type { BatchCounts, BatchOutcome } from "../../domain/transfer/batch_outcome.ts";
import type { TypedCells } from "../../domain/transfer/batch_row.ts";
import type { CaseState } from "../../domain/transfer/case_standing.ts";
import type { InquiryFinding, Refusal } from "../../domain/transfer/inquiry.ts";

/** A list of incomers as the screens show it. */
export interface BatchSummary {
  id: string;
  fileName: string;
  shape: string;
  receivedAt: Date;
  loginId: string;
  rowCount: number;
  state: "waiting" | "done" | "failed";
  failure: string | null;
  counts: BatchCounts;
}

/** One row of it, with how its case stands now. */
export interface BatchRow {
  line: number;
  typed: TypedCells;
  otherCode: string | null;
  kind: "my_number" | "name" | null;
  birthDate: PlainDate | null;
  sex: Sex | null;
  outcome: BatchOutcome | null;
  problem: string | null;
  sameAsLine: number | null;
  inquiryId: string | null;
  finding: InquiryFinding | null;
  state: CaseState | null;
  refusal: Refusal | null;
}

/**
 * Who is meant: "ヤマダハナコ（1956年4月12日生、女）", or what the file says as far as it was not read.
 * Never a My Number.
 */
export function whomOf({ kind, typed, birthDate, sex }: BatchRow): string {
  const details = [
    birthDate ? `${formatDate(birthDate)}生` : typed.birthDate,
    sex ? sexLabel(sex) : typed.sex,
  ].filter((text) => text !== "").join("、");
  const name = fullKana(typed) + (details && `（${details}）`);
  if (kind !== "my_number") return name || "（空白）";
  return name ? `マイナンバー：${name}` : "マイナンバーで照会";
}
