import type { PlainDate } from "../date/plain_date.ts";
import type { Sex } from "../recipient/sex.ts";
import type { CaseState } from "./case_standing.ts";

/** Who looks at a case: the municipality the person came to, or the one they came from. */
export const SIDES = ["asking", "asked"] as const;
export type Side = typeof SIDES[number];

export function otherSide(side: Side): Side {
  return side === "asking" ? "asked" : "asking";
}

/**
 * What the register of the asked municipality said at once: one person (A), nobody (B), several (C),
 * or nothing, because its staff has to look first. The asking side never learns why.
 */
export const FINDINGS = ["one", "none", "several", "held"] as const;
export type InquiryFinding = typeof FINDINGS[number];

/** Letters of a `nameKey`: one kana says nothing about whom. */
export const SHORTEST_NAME = 2;

/** 氏名・生年月日・性別による照会. */
export interface NameCriteria {
  kind: "name";
  /** セイ as typed; the whole kana name where a register keeps it so. */
  familyKana: string;
  /** メイ; "" when all of the name is in セイ. */
  givenKana: string;
  birthDate: PlainDate;
  sex: Sex;
}

/** マイナンバーによる照会, once it is stored: the number itself is seen nowhere any more. */
export interface MyNumberCriteria {
  kind: "my_number";
}

export type InquiryCriteria = NameCriteria | MyNumberCriteria;

/** Twelve ASCII digits with the right check digit, and that the person agreed (本人同意). */
export interface MyNumberQuestion {
  kind: "my_number";
  myNumber: string;
}

/** What one municipality asks another. */
export interface Question {
  otherCode: string;
  about: NameCriteria | MyNumberQuestion;
}

/** Why there is no answer: nobody is meant (該当者なし), or it was the wrong municipality. */
export const REFUSALS = ["nobody", "not_ours"] as const;
export type Refusal = typeof REFUSALS[number];

export const REFUSAL_LABELS: Record<Refusal, string> = {
  nobody: "該当者なし",
  not_ours: "自庁の住民ではない",
};

/** One side's view of a case. */
export interface Inquiry {
  id: string;
  side: Side;
  municipalityCode: string;
  /** The other side's municipality. */
  otherCode: string;
  criteria: InquiryCriteria;
  finding: InquiryFinding;
  state: CaseState;
  askedAt: Date;
  /** Of who asked; the asked municipality sees it, too. */
  askedBy: string;
  /** The list of incomers it came with (まとめて照会). */
  batchId: string | null;
  /** When the register (A) or the asked staff answered. */
  answeredAt: Date | null;
  /** Until when the asking side may open the answer; null while nobody has opened it. */
  openableUntil: Date | null;
  refusal: Refusal | null;
  refusalReason: string;
  /** The asked side's person; null on the asking side. */
  recipientId: string | null;
  /** The change that set the person's 転出フラグ from here, on the asked side. */
  flagChangeId: string | null;
  /** Something happened that nobody of this side has looked at. */
  isUnread: boolean;
  /** 処理済み: when, and who of this side; null while it is 未処理. */
  handled: { at: Date; loginId: string } | null;
  version: number;
}
