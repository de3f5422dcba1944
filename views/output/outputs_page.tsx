import type { Child } from "hono/jsx";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { OUTPUT_ENCODING_LABELS } from "../../domain/output/output_choice.ts";
import { OUTPUT_LABELS, type OutputKind } from "../../domain/output/output_kind.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { fieldId, FormatFields } from "./choice_fields.tsx";
import { type OutputRow, rowsText, scopeText } from "./output_row.ts";
import { type LastTaken, ScopeFields } from "./scope_fields.tsx";

interface OutputsPageProps {
  outputs: readonly OutputRow[];
  last: LastTaken | undefined;
  /** What was typed into which form, and refused. */
  refused?: { kind: OutputKind; typed: Typed; problems: readonly FormProblem[] };
}

/** データ出力: the two files, and who made and took which when. */
export function OutputsPage({ outputs, last, refused }: OutputsPageProps) {
  const fieldsOf = (kind: OutputKind) => {
    if (refused?.kind !== kind) return { kind, typed: {}, problems: [] };
    const problems = refused.problems.map(({ field, message }) => ({
      field: fieldId(kind, field),
      message,
    }));
    return { kind, typed: refused.typed, problems };
  };
  const register = fieldsOf("register");
  const waiting = fieldsOf("waiting");
  return (
    <>
      <h1>データ出力</h1>
      <ErrorSummary problems={[...register.problems, ...waiting.problems]} />
      <div class="cards">
        <OutputCard
          kind="register"
          look="solid"
          purpose="接種記録のある接種対象者を、予防接種台帳に取り込む形で出力します。"
        >
          <ScopeFields last={last} typed={register.typed} problems={register.problems} />
          <FormatFields {...register} />
        </OutputCard>
        <OutputCard
          kind="waiting"
          look="outline"
          purpose="接種記録があり、接種対象者がまだ登録されていない接種券を出力します。個別宛名番号は空白です。"
        >
          <FormatFields {...waiting} />
        </OutputCard>
      </div>
      <h2>出力履歴</h2>
      <OutputHistory outputs={outputs} />
    </>
  );
}

interface OutputCardProps {
  kind: OutputKind;
  purpose: string;
  look: "solid" | "outline";
  children: Child;
}

function OutputCard({ kind, purpose, look, children }: OutputCardProps) {
  return (
    <section class="card" aria-labelledby={`output-${kind}`}>
      <h2 id={`output-${kind}`}>{OUTPUT_LABELS[kind]}</h2>
      <p>{purpose}</p>
      <Form action={paths.outputs} label={OUTPUT_LABELS[kind]}>
        <input type="hidden" name="kind" value={kind} />
        {children}
        <SubmitButton look={look}>{OUTPUT_LABELS[kind]}</SubmitButton>
      </Form>
    </section>
  );
}

const STATE_LABELS: Record<OutputRow["state"], string> = {
  waiting: "作成中",
  done: "完了",
  failed: "失敗",
};

function OutputHistory({ outputs }: { outputs: readonly OutputRow[] }) {
  return (
    <DataTable
      caption="データ出力の履歴（新しい順）"
      columns={[
        "出力日時",
        "ファイル",
        "状態",
        "件数",
        "種類",
        "対象",
        "回数",
        "文字コード",
        "変換できない文字",
        "出力した人",
        "受け取り",
      ]}
      rows={outputs.map((output) => [
        <a href={paths.output(output.id)}>{formatDateTime(output.madeAt)}</a>,
        <FileLink output={output} />,
        STATE_LABELS[output.state],
        rowsText(output.rowCount),
        OUTPUT_LABELS[output.kind],
        scopeText(output),
        `${output.doseCount}回`,
        OUTPUT_ENCODING_LABELS[output.encoding],
        rowsText(output.lossCount),
        output.loginId,
        output.takenAt ? formatDateTime(output.takenAt) : "まだ",
      ])}
      numeric={[3, 8]}
      prose={[5]}
      empty="まだ出力していません。"
    />
  );
}

function FileLink({ output: { id, fileName } }: { output: OutputRow }) {
  if (!fileName) return "–";
  const label = `${fileName}をダウンロード`;
  return <a href={paths.outputFile(id)} aria-label={label} download>ダウンロード</a>;
}
