import { ACCOUNT_ROLE_LABELS } from "../../domain/account/account_role.ts";
import type { StaffAccount, StaffKind } from "../../domain/account/staff_account.ts";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { instantText, KIND_WORDS, stateText } from "./staff_words.ts";

export const ACCOUNTS_A_PAGE = 100;

interface StaffTableProps {
  kind: StaffKind;
  accounts: readonly StaffAccount[];
  now: Date;
  /** From 1. */
  page: number;
}

/** The login IDs of a kind; each leads to its page. */
export function StaffTable({ kind, accounts, now, page }: StaffTableProps) {
  const { caption, empty, path } = KIND_WORDS[kind];
  const pageCount = Math.max(1, Math.ceil(accounts.length / ACCOUNTS_A_PAGE));
  const shown = Math.min(page, pageCount);
  const start = (shown - 1) * ACCOUNTS_A_PAGE;
  const isColleagues = kind === "municipal";
  return (
    <>
      <p>{accounts.length.toLocaleString("ja-JP")}件</p>
      <DataTable
        caption={caption}
        columns={["ログインID", ...(isColleagues ? ["役割"] : []), ...COLUMNS]}
        prose={isColleagues ? [0, 2, 3] : [0, 1, 2]}
        empty={empty}
        rows={accounts.slice(start, start + ACCOUNTS_A_PAGE).map((account) => [
          <a class="row-link" href={paths.account(account.id)}>{account.loginId}</a>,
          ...(isColleagues ? [ACCOUNT_ROLE_LABELS[account.role]] : []),
          account.remark || "–",
          stateText(account, now),
          instantText(account.lastUsedAt),
          instantText(account.createdAt),
        ])}
      />
      <Pages page={shown} pageCount={pageCount} path={path} />
    </>
  );
}

const COLUMNS = ["備考", "状態", "最終利用", "登録日時"];

function Pages({ page, pageCount, path }: { page: number; pageCount: number; path: string }) {
  if (pageCount === 1) return null;
  const link = (to: number, label: string) => (
    <a class="button button--outline" href={`${path}?page=${to}`}>{label}</a>
  );
  return (
    <nav class="buttons" aria-label="ログインIDのページ">
      {page > 1 && link(page - 1, `前の${ACCOUNTS_A_PAGE}件`)}
      <p>{page} / {pageCount}ページ</p>
      {page < pageCount && link(page + 1, `次の${ACCOUNTS_A_PAGE}件`)}
    </nav>
  );
}
