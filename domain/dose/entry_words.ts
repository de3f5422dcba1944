import type { DoseWarningRuleName } from "./dose_warning_rule.ts";

/** What to do before going on; the worklist's rules that are not here are said in another way. */
export const ENTRY_WORDS = {
  // Not the rule's own words either: they call the dose that is yet to come registered.
  two_doses_one_day: () =>
    "同じ日に、ほかの回の接種が登録されています。接種日と回数を接種済証で確かめてください。",
  dose_order: after("接種券の回数と接種日を接種済証で確かめてください。"),
  // Not the rule's own words: they name the birth date, also of another municipality's person.
  before_birth: () =>
    "接種日が本人の生年月日より前です。接種日と、本人の接種券かどうかを確かめてください。",
  vaccine_out_of_period: after("接種日とワクチンを確かめてください。"),
  lot_of_other_maker: after("ワクチンのシールを確かめてください。"),
  interval_too_short: after(""),
  unknown_lot: after("ワクチンのシールを確かめてください。"),
  lot_expired: after("使う前に、ワクチンのシールの期限を確かめてください。"),
} satisfies Partial<Record<DoseWarningRuleName, (explanation: string) => string>>;

function after(hint: string) {
  return (explanation: string) => explanation + hint;
}
