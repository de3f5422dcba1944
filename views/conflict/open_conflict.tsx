import { CONFLICT_DECISION_LABELS, CONFLICT_REASONS } from "../../domain/dose/conflict_decision.ts";
import { compareDoses, type DoseComparison } from "../../domain/upload/dose_comparison.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form } from "../form/form.tsx";
import { ReasonFields } from "../form/reason_fields.tsx";
import type { RefusedDecision } from "../form/refused_decision.ts";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import type { ConflictRow } from "./conflict_row.ts";

interface OpenConflictProps {
  conflict: ConflictRow;
  /** Position on the page, from 1. */
  number: number;
  page: number;
  refused: RefusedDecision | undefined;
}

/** Stored and file side by side, and the form that decides between them. */
export function OpenConflict(props: OpenConflictProps) {
  const { conflict, number } = props;
  const { stored, file } = conflict;
  const name = `${number}．${conflict.fileName}の${conflict.line.toLocaleString("ja-JP")}行目、` +
    `${conflict.doseNumber}回目の接種`;
  return (
    <section>
      <h3 id={`conflict-${conflict.id}`}>{name}</h3>
      <p class="quiet">個別宛名番号：{conflict.residentNumber || "（空白）"}</p>
      {stored
        ? <Comparison caption={name} cells={compareDoses(stored, file)} conflict={conflict} />
        : (
          <Message look="caution" heading="登録済みの接種記録がなくなりました">
            <p>
              接種記録はあとから取り消されています。この食い違いを閉じて、ファイルをもう一度登録すると、新しい接種記録になります。
            </p>
          </Message>
        )}
      {conflict.isConfirmed && (
        <p>
          この人の記録は「確認済み」のため、ファイルの内容に置き換えられません。置き換えるときは、先に照会結果の画面で確認済みを解除してください。
        </p>
      )}
      <DecisionForm {...props} />
    </section>
  );
}

interface ComparisonProps {
  caption: string;
  cells: readonly DoseComparison[];
  conflict: ConflictRow;
}

function Comparison({ caption, cells, conflict }: ComparisonProps) {
  return (
    <>
      <DataTable
        caption={caption}
        columns={["項目", "登録済み", "ファイル", "比較"]}
        prose={[1, 2, 3]}
        empty=""
        rows={cells.map(({ label, stored, file, differs }) => [
          label,
          stored ?? "（空白）",
          differs ? <mark>{file}</mark> : file ?? "（空白）",
          differs ? <strong>違う</strong> : file ? "同じ" : "ファイルは空白",
        ])}
      />
      {!cells.some(({ differs }) => differs) && (
        <p>登録済みの内容があとから変わり、ファイルと同じになりました。</p>
      )}
      {cells.some(({ column, differs }) => column === "ticketNumber" && differs) &&
        !conflict.ticketIsTheirs && (
        <p>
          ファイルの券番号は、この人の接種券として登録されていません。置き換えても券番号は変わりません。
        </p>
      )}
    </>
  );
}

function DecisionForm({ conflict, number, page, refused }: OpenConflictProps) {
  const { id, stored, isConfirmed } = conflict;
  const typed = refused?.typed ?? {};
  // Many of these forms stand on one page: a name belongs to the form, an id to the page.
  const problems = (refused?.problems ?? []).map(({ field, message }) => ({
    field: field && `${field}-${id}`,
    message,
  }));
  return (
    <>
      <ErrorSummary problems={problems} />
      <Form action={paths.doseConflict(id)} label={`${number}の食い違いの処理`} layout="grid">
        <input type="hidden" name="version" value={String(stored?.version ?? 0)} />
        <input type="hidden" name="page" value={String(page)} />
        <ReasonFields
          reasons={CONFLICT_REASONS}
          choice={{ name: `reason-${id}`, label: "理由" }}
          note={{ name: `note-${id}`, label: "理由の説明" }}
          typed={typed}
          problems={problems}
        />
        <div class="buttons">
          <button type="submit" name="decision" value="keep" class="button button--outline">
            {stored ? CONFLICT_DECISION_LABELS.keep : "一覧から外す"}
          </button>
          {stored && !isConfirmed && (
            <button type="submit" name="decision" value="replace" class="button button--outline">
              {CONFLICT_DECISION_LABELS.replace}
            </button>
          )}
        </div>
      </Form>
    </>
  );
}
