import {
  FINDING_SEVERITIES,
  type FindingSeverity,
  SEVERITY_LABELS,
} from "../../domain/finding/finding.ts";
import { findingQuery } from "../../domain/finding/finding_filter.ts";
import { FINDING_RULE_NAMES, FINDING_RULES } from "../../domain/finding/finding_rules.ts";
import { StackedBarChart } from "../chart/stacked_bar_chart.tsx";
import { LinkButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import type { FindingCounts } from "./finding_row.ts";

/** How much waits to be mended or looked at, by severity and by rule, for 接種状況. */
export function FindingCountsPart({ counts }: { counts: FindingCounts }) {
  const rules = FINDING_RULE_NAMES.map((name) => ({
    name,
    label: FINDING_RULES[name].label,
    severity: FINDING_RULES[name].severity,
    count: counts[name] ?? 0,
  }));
  const found = rules.filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="finding-counts">
      <h2 id="finding-counts">要修正・要確認の接種記録</h2>
      <ul class="figures">
        {FINDING_SEVERITIES.map((severity) => (
          <li class={`figure figure--${severity}`}>
            <a
              class="figure__label"
              href={paths.findings + findingQuery({ state: "open", severity })}
            >
              {SEVERITY_LABELS[severity]}
            </a>
            <span class="figure__number figure__number--findings">
              {text(sum(rules.filter((rule) => rule.severity === severity)))}
            </span>
            <span class="figure__unit">件</span>
          </li>
        ))}
      </ul>
      {found.length > 0 && (
        <div class="beside">
          <DataTable
            caption="要修正・要確認の件数（未処理）"
            columns={["内容", "区分", "件数"]}
            rows={found.map(({ name, label, severity, count }) => [
              <a href={paths.findings + findingQuery({ state: "open", rule: name })}>{label}</a>,
              SEVERITY_LABELS[severity],
              text(count),
            ])}
            numeric={[2]}
            prose={[0]}
            empty=""
          />
          <FindingChart found={found} />
        </div>
      )}
      {found.length === 0 && <p class="empty">未処理の要修正・要確認はありません。</p>}
      <p>
        <LinkButton href={paths.findings}>要修正・要確認の一覧へ</LinkButton>
      </p>
    </section>
  );
}

interface Found {
  label: string;
  severity: FindingSeverity;
  count: number;
}

function FindingChart({ found }: { found: readonly Found[] }) {
  return (
    <StackedBarChart
      label="要修正・要確認の件数の棒グラフ"
      series={FINDING_SEVERITIES.map((severity) => SEVERITY_LABELS[severity])}
      bars={found.map(({ label, severity, count }) => ({
        label,
        counts: FINDING_SEVERITIES.map((each) => each === severity ? count : 0),
        text: `${text(count)}件`,
      }))}
    />
  );
}

function sum(rules: readonly { count: number }[]): number {
  return rules.reduce((total, { count }) => total + count, 0);
}

function text(count: number): string {
  return count.toLocaleString("ja-JP");
}
