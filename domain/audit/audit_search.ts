import { z } from "zod";
import type { PlainDate } from "../date/plain_date.ts";
import { ViewingPeriod } from "../record/viewing_period.ts";
import { actsOf, AUDIT_ACTS, AUDIT_GROUP_NAMES, type AuditAct } from "./audit_acts.ts";

const ADDRESS_FORM =
  "数字、英字のaからf、「.」、「:」だけで入力してください。例：192.0.2.7、192.0.2.";

/** The form of 操作の記録; whatever is blank is not narrowed down. */
export const AuditSearch = ViewingPeriod.safeExtend({
  loginId: z.string().trim().max(254, "254文字以内で入力してください。"),
  /** An act, or a group of them. */
  what: z.string().transform((what): readonly AuditAct[] => {
    const group = AUDIT_GROUP_NAMES.find((name) => name === what);
    return group ? actsOf(group) : AUDIT_ACTS.filter((act) => act === what);
  }),
  /** The address, or its beginning up to a "." or ":". */
  address: z.string().trim().regex(/^[0-9A-Fa-f.:]{0,45}$/, ADDRESS_FORM),
  /** A recipient, chosen on their record: no name is typed here. */
  person: z.union([z.literal(""), z.uuid()]).catch(""),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

/** What is shown at first. */
export function actsOfToday(today: PlainDate, person = ""): AuditSearch {
  const period = person ? { from: null, to: null } : { from: today, to: today };
  return { ...period, loginId: "", what: [], address: "", person };
}

/** Names of what was searched by, for the audit: never its values. */
export function searchCriteria({ from, to, ...search }: AuditSearch): string[] {
  return [
    ...(from || to ? ["期間"] : []),
    ...(search.loginId ? ["ログインID"] : []),
    ...(search.what.length > 0 ? ["操作"] : []),
    ...(search.address ? ["アドレス"] : []),
    ...(search.person ? ["接種対象者"] : []),
  ];
}

/** One act, as managers see it. */
export interface AuditLine {
  id: string;
  at: Date;
  loginId: string;
  /** 担当者 of a shared tablet, as they are called now. */
  operatorName: string | null;
  /** 全国地方公共団体コード of whoever did it; null when it is not known. */
  officeCode: string | null;
  act: string;
  /** Which list it was, when it was not one of 照会. */
  list: string | null;
  /** Names of what was searched by. */
  criteria: string[];
  /** When what was done then had been read, at a tablet that had no network. */
  readAt: Date | null;
  subject: { kind: string; id: string } | null;
  address: string;
  requestId: string;
}
