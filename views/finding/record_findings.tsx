import { formatDateTime } from "../../domain/date/plain_date.ts";
import { FINDING_RULES } from "../../domain/finding/finding_rules.ts";
import { LinkButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import type { FindingRow } from "./finding_row.ts";
import { SeverityMark } from "./severity_mark.tsx";

interface RecordFindingsProps {
  findings: readonly FindingRow[];
  /** Of the person whose page it is. */
  subjectId: string;
}

/** What is odd about one record, on its own page. */
export function RecordFindings({ findings, subjectId }: RecordFindingsProps) {
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="record-findings">
      <h2 id="record-findings">要修正・要確認</h2>
      <ul class="findings">
        {findings.map((finding) => (
          <li class="finding">
            <p>
              <SeverityMark severity={finding.severity} />{" "}
              <strong>{FINDING_RULES[finding.rule].label}</strong>：{finding.explanation}
            </p>
            {finding.state === "accepted"
              ? (
                <p class="quiet">
                  {formatDateTime(finding.decidedAt!)}に{finding
                    .loginId}が「問題なし」にしました。理由：
                  {finding.reason}
                </p>
              )
              : <p class="quiet">{FINDING_RULES[finding.rule].remedy}</p>}
            <WhereTo finding={finding} subjectId={subjectId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhereTo({ finding, subjectId }: { finding: FindingRow; subjectId: string }) {
  const { rule, state, holder, other } = finding;
  if (rule === "possible_duplicate" && holder && other) {
    const partner = holder.id === subjectId ? other : holder;
    return (
      <LinkButton href={paths.duplicate(`${subjectId}_${partner.id}`)}>
        もう1件（個別宛名番号 {partner.residentNumber}）と見比べる
      </LinkButton>
    );
  }
  if (state !== "open") return null;
  return (
    <a href={paths.finding(finding.id)}>このままで問題ないときは、理由を付けて「問題なし」にする</a>
  );
}
