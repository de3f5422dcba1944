import { formatDateTime } from "../date/plain_date.ts";
import type { AuditFault, AuditFaultKind } from "./audit_fault.ts";

type Sentence = (fault: AuditFault) => string;

const SENTENCES: Record<AuditFaultKind, Sentence> = {
  altered: () => "この記録の内容か封印が書き換えられています",
  removed: ({ figure }) =>
    figure && figure > 1
      ? `ここにあった${figure}件の記録が消されています`
      : "ここにあった記録が消されています",
  inserted: () => "あとから記録が差し込まれています",
  reordered: ({ figure }) => `記録の順番が入れ替えられています（正しい記録は今${figure}番目）`,
  never_sealed: () => "封印を通さずに記録が差し込まれています",
  lost_before_sealing: () => "封印する前の記録が消されています",
  cut_off: ({ figure }) => `保管した値より後ろの${figure}件の記録が消されています`,
  other_chain: () => "保管した値と封印が違います。ここまでの記録が作り直されています",
  erasure_forged: () => "保存期間による消去の証明が書き換えられています",
};

/** What is wrong, and where: "120番目（2021年7月1日 10:00、ID …）：…". */
export function faultText(fault: AuditFault): string {
  const { position, at, auditId, kind } = fault;
  const place = [at && formatDateTime(at), auditId && `ID ${auditId}`].filter(Boolean).join("、");
  const where = position === null ? "封印の外" : `${position}番目`;
  return `${where}${place && `（${place}）`}：${SENTENCES[kind](fault)}。`;
}
