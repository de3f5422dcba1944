import type { FormProblem } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { LinkButton, PlainForm, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

/** 本人確認 of those who have no second factor yet. */
export function StepUpPasswordPage({ problems = [] }: { problems?: readonly FormProblem[] }) {
  return (
    <div class="narrow">
      <h1>パスワードの確認</h1>
      <ErrorSummary problems={problems} />
      <p>二要素認証を設定する前に、今のパスワードをもう一度入力してください。</p>
      <PlainForm action={paths.stepUpPassword}>
        <TextField
          name="password"
          label="パスワード"
          type="password"
          autocomplete="current-password"
          problems={problems}
          size="long"
        />
        <div class="buttons">
          <SubmitButton>確認する</SubmitButton>
          <LinkButton href={paths.factors}>変更しないで戻る</LinkButton>
        </div>
      </PlainForm>
    </div>
  );
}
