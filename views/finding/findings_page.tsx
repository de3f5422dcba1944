import { type FindingFilter, findingQuery } from "../../domain/finding/finding_filter.ts";
import { FINDING_RULES, type FindingRuleName } from "../../domain/finding/finding_rules.ts";
import { LinkButton } from "../form/form.tsx";
import type { RefusedDecision } from "../form/refused_decision.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { type ExaminationNews, ExaminationPanel } from "./examination_panel.tsx";
import { FilterForm } from "./filter_form.tsx";
import { FindingCard } from "./finding_card.tsx";
import type { FindingRow } from "./finding_row.ts";
import { SeverityMark } from "./severity_mark.tsx";

export interface FindingsPageProps {
  findings: readonly FindingRow[];
  filter: FindingFilter;
  /** Of all pages. */
  count: number;
  /** From 1. */
  page: number;
  pageCount: number;
  examination: ExaminationNews;
  refused?: RefusedDecision;
  /** Somebody else was faster. */
  overtaken?: string;
}

/** 要修正・要確認の一覧: what the standing rules find odd, for a person to mend or to accept. */
export function FindingsPage(props: FindingsPageProps) {
  const { findings, filter, count, page, pageCount, examination, overtaken } = props;
  return (
    <>
      <h1>要修正・要確認の一覧</h1>
      {overtaken && (
        <Message look="stop" heading="変更できませんでした">
          <p>{overtaken}</p>
        </Message>
      )}
      <p>
        接種記録のおかしいところを、決まった規則で見つけたものです。記録を補正すると一覧から消えます。確かめてそのままでよいものは、理由を付けて「問題なし」にしてください。
      </p>
      <ExaminationPanel examination={examination} />
      <FilterForm filter={filter} />
      <p role="status">
        <strong>{count.toLocaleString("ja-JP")}</strong>件
        {pageCount > 1 && `（${page} / ${pageCount}ページ）`}
      </p>
      {count === 0 && <p class="empty">この条件の項目はありません。</p>}
      {byRule(findings).map(([rule, group]) => (
        <RuleSection rule={rule} findings={group} page={props} />
      ))}
      <Pages filter={filter} page={page} pageCount={pageCount} />
      <div class="buttons">
        <LinkButton href={paths.search}>照会・補正へ</LinkButton>
        <LinkButton href={paths.vaccines}>ワクチン・ロットの管理</LinkButton>
      </div>
    </>
  );
}

interface RuleSectionProps {
  rule: FindingRuleName;
  findings: readonly FindingRow[];
  page: FindingsPageProps;
}

/** What is common to the findings of a rule is said once. */
function RuleSection({ rule, findings, page }: RuleSectionProps) {
  const { label, severity, why, remedy } = FINDING_RULES[rule];
  return (
    <section aria-labelledby={`rule-${rule}`}>
      <h2 id={`rule-${rule}`}>
        <SeverityMark severity={severity} /> {label}
      </h2>
      <dl class="facts">
        <dt>なぜ</dt>
        <dd>{why}</dd>
        <dt>直し方</dt>
        <dd>{remedy}</dd>
      </dl>
      {findings.map((finding) => (
        <FindingCard
          finding={finding}
          number={page.findings.indexOf(finding) + 1}
          place={findingQuery(page.filter, page.page)}
          refused={page.refused?.id === finding.id ? page.refused : undefined}
        />
      ))}
    </section>
  );
}

function byRule(findings: readonly FindingRow[]): [FindingRuleName, FindingRow[]][] {
  return Array.from(Map.groupBy(findings, ({ rule }) => rule));
}

function Pages(
  { filter, page, pageCount }: { filter: FindingFilter; page: number; pageCount: number },
) {
  if (pageCount <= 1) return null;
  const link = (to: number, label: string) => (
    <a class="button button--outline" href={paths.findings + findingQuery(filter, to)}>{label}</a>
  );
  return (
    <nav class="buttons" aria-label="一覧のページ">
      {page > 1 && link(page - 1, "前のページ")}
      <p>{page} / {pageCount}ページ</p>
      {page < pageCount && link(page + 1, "次のページ")}
    </nav>
  );
}
