import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import {
  OVERWRITE_MODE_LABELS,
  OVERWRITE_MODES,
  type OverwriteMode,
} from "../../domain/upload/overwrite_mode.ts";
import type { UploadKind } from "../../domain/upload/upload_state.ts";
import { BusyNote, Form, SubmitButton } from "../form/form.tsx";
import { pageOfKind } from "./upload_row.ts";

interface UploadFormProps {
  kind: UploadKind;
  typed: Typed;
  problems: readonly FormProblem[];
  /** Whether a clean file is registered without a review. */
  steps: "one_step" | "always_review";
}

const LABELS: Record<UploadKind, string> = {
  recipient: "接種対象者登録",
  dose: "予診票・予防接種台帳データ一括登録",
};

/** The file and how to read its blanks. The file stands last: it is read as it comes in. */
export function UploadForm({ kind, typed, problems, steps }: UploadFormProps) {
  return (
    <Form action={pageOfKind(kind)} enctype="multipart/form-data" label={LABELS[kind]}>
      {kind === "recipient" && (
        <ModeField
          chosen={typed.mode ?? "keep_blank"}
          problems={problems}
        />
      )}
      <FileField kind={kind} problems={problems} />
      <p class="quiet">
        {steps === "one_step"
          ? "エラーも注意もないファイルは、そのまま登録します。"
          : "ファイルを確認した結果を表示します。その後で登録するか取り消すかを選べます。"}
      </p>
      <SubmitButton>登録する</SubmitButton>
      <BusyNote>ファイルを送信しています。この画面のままお待ちください。</BusyNote>
    </Form>
  );
}

const HINTS: Record<UploadKind, string> = {
  recipient:
    "10項目（個別宛名番号・マイナンバー・姓・名・セイ・メイ・生年月日・性別・券番号・転出／死亡フラグ）。" +
    "見出し行はあってもなくても構いません。",
  dose:
    "個別宛名番号と、1回につき8項目（接種履歴登録日時・接種日・券番号・接種自治体コード・接種会場名・" +
    "接種医師名・ワクチンメーカー・ワクチンロット番号）。予防接種台帳向け出力と同じ形です。" +
    "登録済みの接種記録は上書きしません。",
};

function FileField({ kind, problems }: Pick<UploadFormProps, "kind" | "problems">) {
  const error = problems.find((problem) => problem.field === "file");
  return (
    <div class={error ? "field field--wrong" : "field"}>
      <label class="field__label" for="file">
        CSVファイル<span class="field__required">※必須</span>
      </label>
      <p class="field__hint" id="file-hint">{HINTS[kind]}</p>
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

const MODE_HINTS: Record<OverwriteMode, string> = {
  keep_blank: "空白の項目は、登録済みの内容をそのまま残します。",
  overwrite_all: "空白の項目は、登録済みの内容を消して空白にします。",
};

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
