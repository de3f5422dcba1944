import { SEVERITY_LABELS } from "../../domain/finding/finding.ts";
import {
  FINDING_RULE_NAMES,
  FINDING_RULES,
  type FindingRuleName,
} from "../../domain/finding/finding_rules.ts";
import { MOST_EXAMINED_HOLDERS } from "../../domain/finding/most_examined.ts";
import { DataTable } from "../layout/data_table.tsx";
import { countText } from "./upload_row.ts";

export interface UploadFindingRow {
  rule: FindingRuleName;
  rowCount: number;
  samples: readonly { line: number; residentNumber: string; explanation: string }[];
}

interface UploadFindingsProps {
  findings: readonly UploadFindingRow[];
  /** The file has more people than were examined. */
  isPartly: boolean;
}

/** What would be on the worklist once the file is registered; nothing of it stands in the way. */
export function UploadFindings({ findings, isPartly }: UploadFindingsProps) {
  if (findings.length === 0 && !isPartly) return null;
  const rules = FINDING_RULE_NAMES.flatMap((rule) =>
    findings.find((finding) => finding.rule === rule) ?? []
  );
  return (
    <section aria-labelledby="upload-findings">
      <h2 id="upload-findings">登録すると要修正・要確認になる接種記録</h2>
      {isPartly && (
        <p>
          件数が多いため、ファイルの先頭から{countText(
            MOST_EXAMINED_HOLDERS,
          )}人分までを調べました。残りは、登録したあとに調べて、要修正・要確認の一覧に載せます。
          {findings.length === 0 && "調べた範囲に、要修正・要確認になるものはありません。"}
        </p>
      )}
      {findings.length > 0 && (
        <p>
          ファイルの誤りであれば、取り消して、直したファイルを登録してください。このまま登録したときは、要修正・要確認の一覧に載ります。
        </p>
      )}
      {rules.map(({ rule, rowCount, samples }) => (
        <details class="samples">
          <summary class="samples__heading">
            {SEVERITY_LABELS[FINDING_RULES[rule].severity]}：{FINDING_RULES[rule].label}{" "}
            {countText(rowCount)}件（先頭の{samples.length}件を表示）
          </summary>
          <DataTable
            caption={`${FINDING_RULES[rule].label}の例`}
            columns={["行", "個別宛名番号", "内容"]}
            rows={samples.map(({ line, residentNumber, explanation }) => [
              line.toLocaleString("ja-JP"),
              residentNumber || "（空白）",
              explanation,
            ])}
            numeric={[0]}
            prose={[2]}
            empty=""
          />
        </details>
      ))}
    </section>
  );
}
