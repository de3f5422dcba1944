import type { FindingRule } from "./finding_rule.ts";
import {
  afterDeath,
  beforeBirth,
  beforeCampaign,
  futureDate,
  vaccineOutOfPeriod,
} from "./rules/date_rules.ts";
import { lotExpired, lotOfOtherMaker, unknownLot } from "./rules/lot_rules.ts";
import { possibleDuplicate } from "./rules/person_rules.ts";
import {
  doseOrder,
  earlierDoseMissing,
  intervalTooShort,
  sameDoseTwice,
  twoDosesOneDay,
} from "./rules/sequence_rules.ts";
import { supersededTicket, ticketNeverIssued } from "./rules/ticket_rules.ts";

/** Every standing rule over all doses (DOMAIN 6), in the order of the worklist. */
export const FINDING_RULES = {
  same_dose_twice: sameDoseTwice,
  two_doses_one_day: twoDosesOneDay,
  dose_order: doseOrder,
  future_date: futureDate,
  before_campaign: beforeCampaign,
  before_birth: beforeBirth,
  after_death: afterDeath,
  vaccine_out_of_period: vaccineOutOfPeriod,
  lot_of_other_maker: lotOfOtherMaker,
  earlier_dose_missing: earlierDoseMissing,
  interval_too_short: intervalTooShort,
  unknown_lot: unknownLot,
  lot_expired: lotExpired,
  ticket_never_issued: ticketNeverIssued,
  superseded_ticket: supersededTicket,
  possible_duplicate: possibleDuplicate,
} as const satisfies Record<string, FindingRule>;

/** Stored with every finding: a name here is for ever. */
export type FindingRuleName = keyof typeof FINDING_RULES;

export const FINDING_RULE_NAMES = Object.keys(FINDING_RULES) as FindingRuleName[];
