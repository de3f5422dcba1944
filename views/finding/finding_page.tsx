import { FINDING_RULES } from "../../domain/finding/finding_rules.ts";
import { findingQuery } from "../../domain/finding/finding_filter.ts";
import { LinkButton } from "../form/form.tsx";
import type { RefusedDecision } from "../form/refused_decision.ts";
import { paths } from "../paths.ts";
import { FindingCard } from "./finding_card.tsx";
import type { FindingRow } from "./finding_row.ts";
import { SeverityMark } from "./severity_mark.tsx";

interface FindingPageProps {
  finding: FindingRow;
  refused?: RefusedDecision;
}

/** One finding by itself, reached from the record it is about. */
export function FindingPage({ finding, refused }: FindingPageProps) {
  const { label, severity, why, remedy } = FINDING_RULES[finding.rule];
  return (
    <>
      <h1>要修正・要確認</h1>
      <h2>
        <SeverityMark severity={severity} /> {label}
      </h2>
      <dl class="facts">
        <dt>なぜ</dt>
        <dd>{why}</dd>
        <dt>直し方</dt>
        <dd>{remedy}</dd>
      </dl>
      <FindingCard
        finding={finding}
        number={1}
        place={findingQuery({ state: finding.state, rule: finding.rule })}
        refused={refused}
      />
      <p>
        <LinkButton href={paths.findings}>要修正・要確認の一覧へ</LinkButton>
      </p>
    </>
  );
}
