import { FINDING_RULES } from "../finding/finding_rules.ts";

/**
 * "refuse": it cannot be registered. "stop": only with a reason, which the record's history keeps.
 * "caution": look again, then go on.
 */
export const WARNING_LEVELS = ["refuse", "stop", "caution"] as const;
export type WarningLevel = typeof WARNING_LEVELS[number];

export interface DoseWarningRule {
  level: WarningLevel;
  /** A few words, as the history names it beside the reason. */
  label: string;
}

/**
 * What can be odd about a ticket and a dose before it is registered, and how grave that is. The
 * levels are ours, by what hurt (DOMAIN 6): what looks like a number read wrong, a wrong day or a
 * wrong vaccine stops; what happens every day to people whose papers come late is a caution. A day
 * of the future or before the campaign is not here: the form does not take it (`givenDay`).
 */
export const DOSE_WARNING_RULES = {
  // Double and fourth doses were noticed only afterwards: the register holds one of each.
  same_dose_given: { level: "refuse", label: "同じ回が登録済み" },
  record_confirmed: { level: "refuse", label: "確認済みの記録" },
  // What a misread looks like: the number is somebody else's, or out of use.
  left_the_register: { level: "stop", label: "転出・死亡・削除の登録がある人" },
  superseded_ticket: { level: "stop", label: "古い接種券" },
  before_birth: { level: "stop", label: FINDING_RULES.before_birth.label },
  // A dose number read or printed wrong, or a slip in the day. One missing dose is daily life.
  earlier_doses_missing: { level: "stop", label: "前の回が2回以上ない" },
  dose_order: { level: "stop", label: FINDING_RULES.dose_order.label },
  two_doses_one_day: { level: "stop", label: FINDING_RULES.two_doses_one_day.label },
  // A jab that must not be given yet, or the wrong one of the vial or the list (Pfizer↔Moderna).
  interval_too_short: { level: "stop", label: FINDING_RULES.interval_too_short.label },
  other_vaccine_in_series: { level: "stop", label: "1回目と違うワクチン" },
  vaccine_out_of_period: { level: "stop", label: FINDING_RULES.vaccine_out_of_period.label },
  lot_of_other_maker: { level: "stop", label: FINDING_RULES.lot_of_other_maker.label },
  lot_expired: { level: "stop", label: FINDING_RULES.lot_expired.label },
  earlier_dose_missing: { level: "caution", label: FINDING_RULES.earlier_dose_missing.label },
  // From the third dose on another vaccine is allowed (交互接種).
  other_vaccine: { level: "caution", label: "前の回と違うワクチン" },
  unknown_lot: { level: "caution", label: FINDING_RULES.unknown_lot.label },
  ticket_never_issued: { level: "caution", label: FINDING_RULES.ticket_never_issued.label },
  not_registered: { level: "caution", label: "未登録の人" },
} as const satisfies Record<string, DoseWarningRule>;

export type DoseWarningRuleName = keyof typeof DOSE_WARNING_RULES;
