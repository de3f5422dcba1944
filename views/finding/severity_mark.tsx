import { type FindingSeverity, SEVERITY_LABELS } from "../../domain/finding/finding.ts";

/** 要修正 or 要確認, in words and colour. */
export function SeverityMark({ severity }: { severity: FindingSeverity }) {
  return <strong class={`severity severity--${severity}`}>{SEVERITY_LABELS[severity]}</strong>;
}
