import {
  FINDING_SEVERITIES,
  FINDING_STATE_LABELS,
  FINDING_STATES,
  SEVERITY_LABELS,
} from "../../domain/finding/finding.ts";
import type { FindingFilter } from "../../domain/finding/finding_filter.ts";
import { FINDING_RULE_NAMES, FINDING_RULES } from "../../domain/finding/finding_rules.ts";
import { paths } from "../paths.ts";

/** Narrows the worklist down; nothing of it is about a person, so it stands in the URL. */
export function FilterForm({ filter }: { filter: FindingFilter }) {
  return (
    <form
      class="form form--grid"
      method="get"
      action={paths.findings}
      aria-label="一覧の絞り込み"
    >
      <Select
        name="state"
        label="状態"
        value={filter.state}
        choices={FINDING_STATES.map((state) => [state, FINDING_STATE_LABELS[state]])}
      />
      <Select
        name="severity"
        label="区分"
        value={filter.severity ?? ""}
        choices={[
          ["", "すべて"],
          ...FINDING_SEVERITIES.map((severity): Choice => [severity, SEVERITY_LABELS[severity]]),
        ]}
      />
      <Select
        name="rule"
        label="内容"
        value={filter.rule ?? ""}
        choices={[
          ["", "すべて"],
          ...FINDING_RULE_NAMES.map((rule): Choice => [rule, FINDING_RULES[rule].label]),
        ]}
      />
      <button type="submit" class="button button--outline">絞り込む</button>
    </form>
  );
}

type Choice = [value: string, label: string];

interface SelectProps {
  name: string;
  label: string;
  value: string;
  choices: readonly Choice[];
}

function Select({ name, label, value, choices }: SelectProps) {
  return (
    <div class="field">
      <label class="field__label" for={name}>{label}</label>
      <select class="input input--medium" id={name} name={name}>
        {choices.map(([choice, text]) => (
          <option value={choice} selected={choice === value}>{text}</option>
        ))}
      </select>
    </div>
  );
}
