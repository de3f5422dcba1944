import type { AccountRole } from "../../domain/account/account_role.ts";
import { paths } from "../paths.ts";

interface AccountTab {
  label: string;
  path: string;
  /** For 管理者 alone. */
  isManaging?: true;
}

const ACCOUNT_TABS: readonly AccountTab[] = [
  { label: "接種会場", path: paths.accounts },
  { label: "自治体職員", path: paths.colleagues, isManaging: true },
  { label: "医療機関（G-MIS ID）", path: paths.clinics },
  { label: "担当者", path: paths.operators },
  { label: "操作の記録", path: paths.audit, isManaging: true },
];

/** The parts of アカウント登録. */
export function AccountTabs({ current, role }: { current: string; role: AccountRole }) {
  const shown = ACCOUNT_TABS.filter(({ isManaging }) => !isManaging || role === "manager");
  return (
    <nav class="subtabs" aria-label="アカウント登録の種類">
      <ul>
        {shown.map(({ label, path }) => (
          <li>
            <a href={path} aria-current={path === current ? "page" : undefined}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
