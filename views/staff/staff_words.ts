import { formatDateTime } from "../../domain/date/plain_date.ts";
import {
  STAFF_STATE_LABELS,
  type StaffAccount,
  type StaffKind,
  staffState,
} from "../../domain/account/staff_account.ts";
import { paths } from "../paths.ts";

interface KindWords {
  /** Where the list is. */
  path: string;
  title: string;
  /** Of the list. */
  caption: string;
  /** Of the form that adds one. */
  adding: string;
  idHint: string;
  remarkHint: string;
  empty: string;
}

export const KIND_WORDS: Record<StaffKind, KindWords> = {
  venue: {
    path: paths.accounts,
    title: "アカウント登録",
    caption: "接種会場のログインID",
    adding: "接種会場のログインIDの登録",
    idHint: "半角の英数字と記号（. _ - + @）。例：hall-01。登録したIDは変えられません。",
    remarkHint: "会場名やタブレットの番号など。氏名などの個人情報は書かないでください。",
    empty: "接種会場のログインIDはまだありません。タブレットごとに登録してください。",
  },
  municipal: {
    path: paths.colleagues,
    title: "アカウント登録：自治体職員",
    caption: "自治体職員のログインID",
    adding: "自治体職員のログインIDの登録",
    idHint: "職場のメールアドレス（…@….lg.jp）。登録したIDは変えられません。",
    remarkHint: "所属など。",
    empty: "自治体職員のログインIDはありません。",
  },
};

/** "設定待ち（設定用URLは2021年7月8日 10:00まで）" */
export function stateText(account: StaffAccount, now: Date): string {
  const state = staffState(account);
  const label = STAFF_STATE_LABELS[state];
  if (state !== "waiting") return label;
  const { setupExpiresAt } = account;
  return setupExpiresAt && setupExpiresAt > now
    ? `${label}（設定用URLは${formatDateTime(setupExpiresAt)}まで）`
    : `${label}（設定用URLの期限切れ）`;
}

export function instantText(instant: Date | null, otherwise = "–"): string {
  return instant ? formatDateTime(instant) : otherwise;
}
