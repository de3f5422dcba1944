import type { ListedOperator } from "../../domain/account/operator.ts";
import type { StaffAccount } from "../../domain/account/staff_account.ts";

/** A login ID of a venue, as one of those a 担当者 may work under. */
export type Venue = Pick<StaffAccount, "id" | "loginId" | "remark">;

export function stateOf({ disabledAt, hasOwnPin }: ListedOperator): string {
  if (disabledAt) return "停止中";
  return hasOwnPin ? "使えます" : "本人のPINの設定待ち";
}

/** "すべての接種会場", "会場1、会場2" */
export function placesOf({ accountIds }: ListedOperator, venues: readonly Venue[]): string {
  if (accountIds === null) return "すべての接種会場";
  const known = venues.filter(({ id }) => accountIds.includes(id)).map(({ loginId }) => loginId);
  return known.join("、") || "なし（選んだログインIDは削除されました）";
}
