import type { AccountKind } from "../../domain/account/account_kind.ts";
import { paths } from "../paths.ts";

export interface Tab {
  label: string;
  path: string;
}

/** The tabs of every menu, in the manual's words and order. */
export const TABS: Record<AccountKind, readonly Tab[]> = {
  municipal: [
    { label: "接種状況", path: paths.progress },
    { label: "データ登録", path: paths.uploads },
    { label: "データ出力", path: paths.outputs },
    { label: "照会・補正", path: paths.search },
    { label: "アカウント登録", path: paths.accounts },
    { label: "転入処理", path: paths.transfers },
    { label: "メッセージ", path: paths.messages },
  ],
  venue: [
    { label: "読み取り・登録", path: paths.venue },
    { label: "接種前確認", path: paths.precheck },
    { label: "当日の一覧", path: paths.venueDoses },
  ],
  prefecture: [{ label: "統計", path: paths.statistics }],
  national: [{ label: "統計", path: paths.statistics }],
};

export const MENU_NAMES: Record<AccountKind, string> = {
  municipal: "自治体メニュー",
  venue: "接種会場メニュー",
  prefecture: "都道府県メニュー",
  national: "国メニュー",
};

/** The first page after signing in. */
export function homePath(kind: AccountKind): string {
  return TABS[kind][0]!.path;
}
