import type { Typed } from "../../domain/form_problem.ts";
import { REFUSAL_LABELS, REFUSALS } from "../../domain/transfer/inquiry.ts";
import { OvertakenNotice } from "../form/overtaken_notice.tsx";

const TYPED_LABELS: Record<string, string> = {
  residentNumber: "個別宛名番号",
  confirmationReason: "この人を選ぶ理由",
  refusal: "回答",
  refusalReason: "該当する人がいない理由",
  refusalNote: "該当する人がいない理由の説明",
  retractionReason: "取り消す理由",
  retractionNote: "取り消す理由の説明",
  note: "連絡の内容",
};

/** Somebody was faster: who did what; and what was typed, although its form may be gone. */
export function OvertakenStep({ what, typed }: { what: string; typed: Typed }) {
  const kept = Object.entries(TYPED_LABELS).flatMap(([name, label]) => {
    const text = typed[name];
    return text ? [{ label, text: typedText(name, text) }] : [];
  });
  return <OvertakenNotice what={what} typed={kept} />;
}

function typedText(name: string, text: string): string {
  const refusal = REFUSALS.find((choice) => name === "refusal" && choice === text);
  return refusal ? REFUSAL_LABELS[refusal] : text;
}
