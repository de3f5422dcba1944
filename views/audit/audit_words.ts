import { actLabel } from "../../domain/audit/audit_acts.ts";
import type { AuditLine } from "../../domain/audit/audit_search.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import { paths } from "../paths.ts";

type Subject = NonNullable<AuditLine["subject"]>;

const SUBJECTS: Record<string, { label: string; path?: (id: string) => string }> = {
  recipient: { label: "接種対象者", path: paths.recipient },
  ticket: { label: "接種券", path: paths.ticket },
  dose: { label: "接種記録" },
  upload: { label: "データ登録", path: paths.upload },
  output: { label: "データ出力", path: paths.output },
  account: { label: "アカウント", path: paths.account },
  operator: { label: "担当者", path: paths.operator },
  inquiry: { label: "照会（転入処理）", path: paths.inquiry },
};

/** What an act was about, and where it is shown. No name: who follows the link is audited too. */
export function subjectOf({ kind, id }: Subject): { label: string; href?: string } {
  const subject = SUBJECTS[kind];
  return { label: subject?.label ?? "その他", href: subject?.path?.(id) };
}

/** What was done; of a dose that was read without a network, when that was too. */
export function lineLabel({ act, list, readAt }: AuditLine): string {
  const read = readAt ? `（通信のないとき、${formatDateTime(readAt)}に読み取り）` : "";
  return `${actLabel(act, list)}${read}`;
}
