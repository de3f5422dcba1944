import type { Child } from "hono/jsx";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import {
  OUTPUT_SCOPE_LABELS,
  OUTPUT_SCOPES,
  type OutputScope,
  PERIOD_BASES,
  PERIOD_BASIS_LABELS,
} from "../../domain/output/output_choice.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { TextField } from "../form/field.tsx";
import { rowsText } from "./output_row.ts";

/** The output "changed since" counts from, and roughly what has happened since. */
export interface LastTaken {
  madeAt: Date;
  rowCount: number;
  changeCount: number;
}

interface ScopeFieldsProps {
  last: LastTaken | undefined;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** 対象 of 予防接種台帳向け出力, with the period beside it. */
export function ScopeFields({ last, typed, problems }: ScopeFieldsProps) {
  const hints: Record<OutputScope, string> = {
    all: "接種記録のある人をすべて出力します。",
    changed: changedHint(last),
    period: "下の期間に接種記録のある人を、その人のすべての回とともに出力します。",
  };
  return (
    <>
      <RadioGroup name="scope" legend="対象" problems={problems}>
        {OUTPUT_SCOPES.map((scope) => (
          <Radio
            name="scope"
            value={scope}
            label={OUTPUT_SCOPE_LABELS[scope]}
            hint={hints[scope]}
            checked={scope === (typed.scope ?? "all")}
          />
        ))}
      </RadioGroup>
      <RadioGroup name="periodBasis" legend="期間を数える日" isOptional problems={problems}>
        {PERIOD_BASES.map((basis) => (
          <Radio
            name="periodBasis"
            value={basis}
            label={PERIOD_BASIS_LABELS[basis]}
            checked={basis === (typed.periodBasis ?? "vaccinated_on")}
          />
        ))}
      </RadioGroup>
      <PeriodEnd name="periodFrom" label="開始日" typed={typed} problems={problems} />
      <PeriodEnd name="periodTo" label="終了日" typed={typed} problems={problems} />
    </>
  );
}

function changedHint(last: LastTaken | undefined): string {
  if (!last) return "前回の出力がまだないため、全件を出力します。";
  const { madeAt, rowCount, changeCount } = last;
  const since = changeCount === 0
    ? "その後の変更はありません"
    : `その後の変更は約${rowsText(changeCount)}です`;
  return `前回：${formatDateTime(madeAt)}（${rowsText(rowCount)}）。${since}。` +
    "前回より回数を増やすと、全件を出力します。";
}

interface PeriodEndProps {
  name: "periodFrom" | "periodTo";
  label: string;
  typed: Typed;
  problems: readonly FormProblem[];
}

function PeriodEnd({ name, label, typed, problems }: PeriodEndProps) {
  return (
    <TextField
      name={name}
      label={label}
      hint="「期間を指定」のとき。例：20210601、令和3年6月1日。空白なら、その側を限りません。"
      value={typed[name]}
      problems={problems}
      optional
    />
  );
}

interface RadioGroupProps {
  name: string;
  legend: string;
  isOptional?: true;
  problems: readonly FormProblem[];
  children: Child;
}

function RadioGroup({ name, legend, isOptional, problems, children }: RadioGroupProps) {
  const error = problems.find((problem) => problem.field === name);
  return (
    <fieldset
      class={error ? "field field--wrong" : "field"}
      id={name}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend class="field__label">
        {legend}
        <span class={isOptional ? "field__optional" : "field__required"}>
          {isOptional ? "「期間を指定」のとき" : "※必須"}
        </span>
      </legend>
      {children}
      {error && <p class="field__error" id={`${name}-error`}>{error.message}</p>}
    </fieldset>
  );
}

interface RadioProps {
  name: string;
  value: string;
  label: string;
  hint?: string;
  checked: boolean;
}

function Radio({ name, value, label, hint, checked }: RadioProps) {
  const id = `${name}-${value}`;
  return (
    <div class="choice">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={hint && `${id}-hint`}
      />
      <label for={id}>{label}</label>
      {hint && <p class="choice__hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}
