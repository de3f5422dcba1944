import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { notifyFindings } from "./findings_topic.ts";

/** 問題なしにする: it may stay as it is. Throws a conflict when it is open no more. */
export function acceptFinding(
  register: Register,
  act: Act,
  { findingId, reason }: { findingId: string; reason: string },
): Promise<void> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const finding = await findLocked(tx, code, findingId);
    if (finding.state === "accepted") throw new AppError("conflict", decidedBefore(finding));
    if (finding.state === "resolved") throw new AppError("conflict", RESOLVED);
    await tx.updateTable("finding")
      .set({ state: "accepted", reason, decided_at: act.at, login_id: act.actor.loginId })
      .where("municipality_code", "=", code).where("id", "=", findingId).execute();
    await recordAct(tx, code, entryOf(act, finding, "finding_accepted"));
    await notifyFindings(tx, code);
  });
}

/** 未処理に戻す. Throws a conflict when it is accepted no more. */
export function reopenFinding(register: Register, act: Act, findingId: string): Promise<void> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const finding = await findLocked(tx, code, findingId);
    if (finding.state === "open") throw new AppError("conflict", REOPENED);
    if (finding.state === "resolved") throw new AppError("conflict", RESOLVED);
    await tx.updateTable("finding")
      .set({ state: "open", reason: "", decided_at: null, login_id: null })
      .where("municipality_code", "=", code).where("id", "=", findingId).execute();
    await recordAct(tx, code, entryOf(act, finding, "finding_reopened"));
    await notifyFindings(tx, code);
  });
}

const RESOLVED = "この項目は、記録が変わってもう解消しています。今の一覧を確かめてください。";
const REOPENED = "この項目は、ほかの職員がもう未処理に戻しています。今の一覧を確かめてください。";

interface LockedFinding {
  id: string;
  rule: string;
  state: "open" | "accepted" | "resolved";
  subjectKind: "recipient" | "ticket";
  subjectId: string;
  decidedAt: Date | null;
  loginId: string | null;
  reason: string;
}

function decidedBefore({ decidedAt, loginId, reason }: LockedFinding): string {
  return `この項目は、${formatDateTime(decidedAt!)}に${loginId}が「問題なし」にしています` +
    `（理由：${reason}）。「問題なし」の一覧で確かめてください。`;
}

async function findLocked(
  tx: MunicipalityTransaction,
  code: string,
  id: string,
): Promise<LockedFinding> {
  const row = await tx.selectFrom("finding")
    .select(["id", "rule", "state", "subject_kind as subjectKind", "subject_id as subjectId"])
    .select(["decided_at as decidedAt", "login_id as loginId", "reason"])
    .where("municipality_code", "=", code).where("id", "=", id).forUpdate().executeTakeFirst();
  if (row) return row;
  throw new AppError("not_found", "この項目はありません。一覧から選び直してください。");
}

function entryOf(
  act: Act,
  { id, rule, subjectKind, subjectId }: LockedFinding,
  what: "finding_accepted" | "finding_reopened",
) {
  const subject = { kind: subjectKind, id: subjectId };
  return { by: act, entry: { act: what, subject, detail: { finding: id, rule } } };
}
