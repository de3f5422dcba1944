import type { CaseState } from "../../domain/transfer/case_standing.ts";
import { type Inquiry, REFUSAL_LABELS, type Side } from "../../domain/transfer/inquiry.ts";
import { placeName } from "../dose/dose_table.tsx";

type Standing = Pick<Inquiry, "side" | "state" | "refusal">;

const STATE_LABELS: Record<Side, Record<CaseState, string>> = {
  asking: {
    answered: "回答あり",
    none: "該当なし",
    waiting: "回答待ち",
    confirmed: "転出確認済み",
    denied: "回答できないと連絡あり",
    withdrawn: "取り下げ",
    completed: "完了",
  },
  asked: {
    answered: "自動で回答済み",
    none: "該当なしと自動で回答済み",
    waiting: "回答が必要",
    confirmed: "転出処理完了",
    denied: "回答済み",
    withdrawn: "照会元が取り下げ",
    completed: "照会元が完了",
  },
};

/** How a case stands, as this side says it. */
export function stateLabel({ side, state, refusal }: Standing): string {
  if (state === "denied" && refusal) return REFUSAL_LABELS[refusal];
  return STATE_LABELS[side][state];
}

/** "転出元" or "照会元": what the other municipality is to this side. */
export function otherRole(side: Side): string {
  return side === "asking" ? "転出元" : "照会元";
}

/** Who made it 処理済み: one's own staff by login ID, the other side's with their municipality. */
export function handlerText({ side, state, otherCode, handled }: Inquiry): string {
  if (!handled) return "–";
  const isTheirs = side === "asked" && (state === "withdrawn" || state === "none");
  return isTheirs ? `${placeName(otherCode)}（${handled.loginId}）` : handled.loginId;
}
