import {
  FINDING_SEVERITIES,
  FINDING_STATES,
  type FindingSeverity,
  type FindingState,
} from "./finding.ts";
import { FINDING_RULE_NAMES, type FindingRuleName } from "./finding_rules.ts";

/** Which findings the worklist shows; everything undefined is not narrowed down. */
export interface FindingFilter {
  state: FindingState;
  severity?: FindingSeverity;
  rule?: FindingRuleName;
}

/** A filter as it stands in a URL; what it cannot be counts as not said. */
export function readFindingFilter(query: Partial<Record<string, string>>): FindingFilter {
  return {
    state: FINDING_STATES.find((state) => state === query.state) ?? "open",
    severity: FINDING_SEVERITIES.find((severity) => severity === query.severity),
    rule: FINDING_RULE_NAMES.find((rule) => rule === query.rule),
  };
}

/** "?state=open&rule=dose_order": no word of it is about a person. */
export function findingQuery(filter: FindingFilter, page = 1): string {
  const { state, severity, rule } = filter;
  const query = new URLSearchParams({
    state,
    ...(severity && { severity }),
    ...(rule && { rule }),
    ...(page > 1 && { page: String(page) }),
  });
  return `?${query}`;
}
