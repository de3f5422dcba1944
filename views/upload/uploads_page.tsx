import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import {
  OVERWRITE_MODE_LABELS,
  OVERWRITE_MODES,
  type OverwriteMode,
} from "../../domain/upload/overwrite_mode.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { BusyNote, Form, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { RegistrationTabs } from "./registration_tabs.tsx";
import { countText, UPLOAD_STATE_LABELS, type UploadRow } from "./upload_row.ts";

const MODE_HINTS: Record<OverwriteMode, string> = {
  keep_blank: "空白の項目は、登録済みの内容をそのまま残します。",
  overwrite_all: "空白の項目は、登録済みの内容を消して空白にします。",
};

interface UploadsPageProps {
  uploads: readonly UploadRow[];
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** データ登録 › 接種対象者登録: the form, and below it the history. */
export function UploadsPage({ uploads, typed = {}, problems = [] }: UploadsPageProps) {
  return (
    <>
      <h1>データ登録</h1>
      <RegistrationTabs current={paths.uploads} />
      <h2>接種対象者登録</h2>
      <ErrorSummary problems={problems} />
      <Form action={paths.uploads} enctype="multipart/form-data" label="接種対象者登録">
        <FileField problems={problems} />
        <ModeField chosen={typed.mode ?? "keep_blank"} problems={problems} />
        <SubmitButton>登録する</SubmitButton>
        <BusyNote>ファイルを確認し、登録しています。この画面のままお待ちください。</BusyNote>
      </Form>
      <h2>登録履歴</h2>
      <UploadHistory uploads={uploads} />
    </>
  );
}

function FileField({ problems }: { problems: readonly FormProblem[] }) {
  const error = problems.find((problem) => problem.field === "file");
  return (
    <div class={error ? "field field--wrong" : "field"}>
      <label class="field__label" for="file">
        CSVファイル<span class="field__required">※必須</span>
      </label>
      <p class="field__hint" id="file-hint">
        10項目（個別宛名番号・マイナンバー・姓・名・セイ・メイ・生年月日・性別・券番号・転出／死亡フラグ）。
        見出し行はあってもなくても構いません。
      </p>
      <input
        class="input input--long"
        id="file"
        name="file"
        type="file"
        accept=".csv,text/csv,.txt"
        aria-required="true"
        aria-describedby={error ? "file-hint file-error" : "file-hint"}
        aria-invalid={error ? "true" : undefined}
      />
      {error && <p class="field__error" id="file-error">{error.message}</p>}
    </div>
  );
}

function ModeField({ chosen, problems }: { chosen: string; problems: readonly FormProblem[] }) {
  const error = problems.find((problem) => problem.field === "mode");
  return (
    <fieldset
      class={error ? "field field--wrong" : "field"}
      id="mode"
      aria-describedby={error ? "mode-error" : undefined}
    >
      <legend class="field__label">
        上書きの方法<span class="field__required">※必須</span>
      </legend>
      {OVERWRITE_MODES.map((mode) => (
        <div class="choice">
          <input
            type="radio"
            id={`mode-${mode}`}
            name="mode"
            value={mode}
            checked={mode === chosen}
            aria-describedby={`mode-${mode}-hint`}
          />
          <label for={`mode-${mode}`}>{OVERWRITE_MODE_LABELS[mode]}</label>
          <p class="choice__hint" id={`mode-${mode}-hint`}>{MODE_HINTS[mode]}</p>
        </div>
      ))}
      {error && <p class="field__error" id="mode-error">{error.message}</p>}
    </fieldset>
  );
}

function UploadHistory({ uploads }: { uploads: readonly UploadRow[] }) {
  return (
    <DataTable
      caption="接種対象者登録の履歴（新しい順）"
      columns={[
        "登録日時",
        "ファイル名",
        "結果",
        "新規",
        "変更",
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
        countText(upload.changedCount),
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
