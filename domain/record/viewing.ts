import { actLabel } from "../audit/audit_acts.ts";

/** One look at a record, or one act on it, as the audit has it. */
export interface Viewing {
  at: Date;
  loginId: string;
  /** 全国地方公共団体コード of whoever looked; null when it is not known. */
  officeCode: string | null;
  /** The name of the act in the audit. */
  act: string;
  /** Which list it was, when it was not one of 照会. */
  list: string | null;
  /** Names of what was searched by, never its values. */
  criteria: string[];
}

/** Printed for whoever asks on the person's behalf: it must not say that they are protected. */
const DISCLOSED_LABELS: Record<string, string> = {
  protection_set: "記録についての事務処理",
  protection_released: "記録についての事務処理",
};

/** What somebody did or saw, in the words of the screens. */
export function viewingLabel({ act, list }: Pick<Viewing, "act" | "list">): string {
  return DISCLOSED_LABELS[act] ?? actLabel(act, list);
}
