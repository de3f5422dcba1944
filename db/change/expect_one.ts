import { AppError } from "../../domain/app_error.ts";

/** Throws a conflict unless exactly one row was written: somebody may have been faster. */
export function expectOne(affected: bigint | undefined): void {
  if (affected === 1n) return;
  throw new AppError(
    "conflict",
    "取消中に別の職員が同じ人の記録を変更しました。何も取り消していません。もう一度取り消してください。",
  );
}
