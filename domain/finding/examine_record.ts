import type { ExaminationMasters, ExaminedRecord } from "./examined_record.ts";
import type { Oddity } from "./finding.ts";
import { FINDING_RULE_NAMES, FINDING_RULES, type FindingRuleName } from "./finding_rules.ts";

/** Something odd about a record, and the rule that says so. */
export interface Finding extends Oddity {
  rule: FindingRuleName;
}

/** All that is odd about one record, in the order of the rules; whatever order its doses come in. */
export function examineRecord(record: ExaminedRecord, masters: ExaminationMasters): Finding[] {
  const findings: Finding[] = [];
  for (const rule of FINDING_RULE_NAMES) {
    for (const oddity of FINDING_RULES[rule].find(record, masters)) {
      findings.push({ rule, ...oddity });
    }
  }
  return findings;
}
