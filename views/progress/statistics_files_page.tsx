import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { STATISTICS_FILE_NAMES } from "../../domain/tally/statistics_file.ts";
import {
  STATISTICS_ENCODING_LABELS,
  STATISTICS_ENCODINGS,
  STATISTICS_SCOPES,
  type StatisticsScope,
} from "../../domain/tally/statistics_form.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { type Choice, Field } from "../form/field.tsx";
import { LinkButton, PlainForm } from "../form/form.tsx";
import { PeriodFields } from "../form/period_fields.tsx";
import { RadioField } from "../form/radio_field.tsx";
import { paths } from "../paths.ts";
import { DictionaryPart } from "./dictionary_part.tsx";
import { ProgressTabs } from "./progress_page.tsx";
import { WishTable } from "./wish_table.tsx";

interface StatisticsFilesPageProps {
  /** The months that have doses, "2021-06", the latest first. */
  months: readonly string[];
  typed: Typed;
  problems: readonly FormProblem[];
}

/** 統計ファイルダウンロード: which days and how, then the list of files, each with its buttons. */
export function StatisticsFilesPage({ months, typed, problems }: StatisticsFilesPageProps) {
  const { scope = "whole", encoding = "utf-8-bom", month } = typed;
  return (
    <div class="progress__files">
      <h1>統計ファイルダウンロード</h1>
      <ProgressTabs current={paths.statisticsFiles} />
      <ErrorSummary problems={problems} />
      <p>
        期間と文字コードを選び、ファイルの「ダウンロード」を押してください。個人の記録は入っていません。
      </p>
      <PlainForm action={paths.statisticsFiles} label="統計ファイルダウンロード">
        <RadioField
          name="scope"
          label="期間（接種日）"
          value={scope}
          choices={scopeChoices(months)}
          problems={problems}
        />
        <div class="form--grid">
          {months.length > 0 && <MonthField months={months} value={month} problems={problems} />}
          <PeriodFields typed={typed} problems={problems} />
        </div>
        <RadioField
          name="encoding"
          label="文字コード"
          value={encoding}
          choices={STATISTICS_ENCODINGS.map((value) => ({
            value,
            label: STATISTICS_ENCODING_LABELS[value],
          }))}
          problems={problems}
        />
        <p class="field__hint">Shift_JISにない文字は「〓」に置き換えます。</p>
        <WishTable />
      </PlainForm>
      <p>
        「日ごと」は、その日だけの数です。「累計」は、その日までのすべての数を日ごとの数に並べたもので、期間を指定しても、期間より前の接種を含みます。
      </p>
      <h2>項目の説明</h2>
      {STATISTICS_FILE_NAMES.map((file) => <DictionaryPart file={file} />)}
      <p>
        <LinkButton href={paths.statisticsDictionary}>項目の説明（CSV）</LinkButton>
      </p>
    </div>
  );
}

function scopeChoices(months: readonly string[]): Choice[] {
  return (Object.keys(STATISTICS_SCOPES) as StatisticsScope[])
    .filter((value) => value !== "month" || months.length > 0)
    .map((value) => ({ value, label: STATISTICS_SCOPES[value] }));
}

interface MonthFieldProps {
  months: readonly string[];
  value: string | undefined;
  problems: readonly FormProblem[];
}

function MonthField({ months, value, problems }: MonthFieldProps) {
  return (
    <Field name="month" label="月" hint="「月」のとき。" problems={problems} optional>
      {(described) => (
        <select
          class="input input--medium"
          id="month"
          name="month"
          aria-describedby={described["aria-describedby"]}
          aria-invalid={described["aria-invalid"]}
        >
          <option value="">選択してください</option>
          {months.map((month) => (
            <option value={month} selected={month === value}>{monthText(month)}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** "2021年6月" */
function monthText(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}
