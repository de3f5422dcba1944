import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import {
  UPLOAD_KIND_LABELS,
  UPLOAD_STATE_LABELS,
  type UploadKind,
} from "../../domain/upload/upload_state.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { RegistrationTabs } from "./registration_tabs.tsx";
import { UploadForm } from "./upload_form.tsx";
import { countText, pageOfKind, type UploadRow } from "./upload_row.ts";

interface UploadsPageProps {
  kind: UploadKind;
  uploads: readonly UploadRow[];
  steps: "one_step" | "always_review";
  /** Contradictions of bulk doses that nobody has decided yet. */
  openConflicts: number;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** データ登録 › one kind of file: the form, the history, and whether clean files need a review. */
export function UploadsPage(
  { kind, uploads, steps, openConflicts, typed = {}, problems = [] }: UploadsPageProps,
) {
  return (
    <>
      <h1>データ登録</h1>
      <RegistrationTabs current={pageOfKind(kind)} />
      <h2>{UPLOAD_KIND_LABELS[kind]}</h2>
      <ErrorSummary problems={problems} />
      <UploadForm kind={kind} typed={typed} problems={problems} steps={steps} />
      {kind === "dose" && (
        <p>
          <a href={paths.doseConflicts}>食い違いの一覧</a>：{openConflicts === 0
            ? "確認を待つ食い違いはありません。"
            : <strong>{countText(openConflicts)}件が確認を待っています。</strong>}
        </p>
      )}
      <h2>登録履歴</h2>
      <UploadHistory kind={kind} uploads={uploads} />
      <h2>登録の進め方</h2>
      <StepsForm steps={steps} />
    </>
  );
}

function UploadHistory({ kind, uploads }: Pick<UploadsPageProps, "kind" | "uploads">) {
  return (
    <DataTable
      caption={`${UPLOAD_KIND_LABELS[kind]}の履歴（新しい順）`}
      columns={[
        "登録日時",
        "ファイル名",
        "結果",
        "新規",
        kind === "dose" ? "食い違い" : "変更",
        "変更なし",
        "エラー",
        "登録した人",
        "ファイル",
      ]}
      numeric={[3, 4, 5, 6]}
      prose={[1]}
      empty="まだ登録していません。"
      rows={uploads.map((upload) => [
        <a href={paths.upload(upload.id)}>{formatDateTime(upload.receivedAt)}</a>,
        upload.fileName,
        UPLOAD_STATE_LABELS[upload.state],
        countText(upload.newCount),
        countText(kind === "dose" ? upload.conflictCount : upload.changedCount),
        countText(upload.unchangedCount),
        countText(upload.rejectedCount),
        upload.loginId,
        <a
          href={paths.uploadFile(upload.id)}
          aria-label={`${upload.fileName}をダウンロード`}
          download
        >
          ダウンロード
        </a>,
      ])}
    />
  );
}

const STEPS = [
  {
    value: "always_review",
    label: "必ず確認画面を表示する",
    hint: "新規・変更・エラーの件数と内容を見てから、登録するか取り消すかを選びます。",
  },
  {
    value: "one_step",
    label: "問題のないファイルはそのまま登録する",
    hint: "エラーの行、食い違い、注意のどれもないファイルは、確認画面を出さずに登録します。",
  },
];

/** For the whole municipality: a review of every file, or the manual's one step. */
function StepsForm({ steps }: Pick<UploadsPageProps, "steps">) {
  return (
    <Form action={paths.uploadSetting} label="登録の進め方">
      <fieldset class="field">
        <legend class="field__label">ファイルを確認した後</legend>
        {STEPS.map(({ value, label, hint }) => (
          <div class="choice">
            <input
              type="radio"
              id={`steps-${value}`}
              name="steps"
              value={value}
              checked={value === steps}
              aria-describedby={`steps-${value}-hint`}
            />
            <label for={`steps-${value}`}>{label}</label>
            <p class="choice__hint" id={`steps-${value}-hint`}>{hint}</p>
          </div>
        ))}
      </fieldset>
      <SubmitButton look="outline">進め方を変更する</SubmitButton>
    </Form>
  );
}
