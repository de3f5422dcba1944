import { SHORTEST_PASSWORD } from "../../domain/account/password.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { Form, LinkButton, PlainForm, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

interface PasswordFormProps {
  problems?: readonly FormProblem[];
}

/** パスワード変更: current, new, new again. */
export function PasswordPage({ problems = [] }: PasswordFormProps) {
  return (
    <div class="narrow">
      <h1>パスワード変更</h1>
      <ErrorSummary problems={problems} />
      <Form action={paths.password}>
        <TextField
          name="current"
          label="現在のパスワード"
          type="password"
          autocomplete="current-password"
          problems={problems}
          size="long"
        />
        <NewPasswordFields problems={problems} />
        <SubmitButton>変更する</SubmitButton>
      </Form>
    </div>
  );
}

export function PasswordDonePage() {
  return (
    <div class="narrow">
      <h1>変更完了</h1>
      <Message look="success">
        <p>パスワードを変更しました。他の端末でのログインは終了しました。</p>
      </Message>
      <p>
        <LinkButton href={paths.home}>最初の画面へ</LinkButton>
      </p>
    </div>
  );
}

interface SetupPageProps extends PasswordFormProps {
  token: string;
  loginId: string;
}

/** The first password, through the one-time setup URL. */
export function SetupPage({ token, loginId, problems = [] }: SetupPageProps) {
  return (
    <div class="narrow">
      <h1>パスワードの設定</h1>
      <p>ログインID：{loginId}</p>
      <ErrorSummary problems={problems} />
      <PlainForm action={paths.setup(token)}>
        <NewPasswordFields problems={problems} />
        <SubmitButton>設定する</SubmitButton>
      </PlainForm>
    </div>
  );
}

/** `loginId`: who is signed in in this browser now, if anybody. */
export function SetupDonePage({ loginId }: { loginId?: string }) {
  return (
    <div class="narrow">
      <h1>設定完了</h1>
      <Message look="success">
        <p>パスワードを設定しました。</p>
      </Message>
      {loginId
        ? <p>この端末は「{loginId}」でログインしています。</p>
        : <p>ログインしてください。</p>}
      <p>
        <LinkButton href={loginId ? paths.home : paths.signIn}>
          {loginId ? "最初の画面へ" : "ログイン画面へ"}
        </LinkButton>
      </p>
    </div>
  );
}

function NewPasswordFields({ problems }: { problems: readonly FormProblem[] }) {
  return (
    <>
      <TextField
        name="next"
        label="新しいパスワード"
        hint={`${SHORTEST_PASSWORD}文字以上。文字の種類は問いませんが、よくある言葉や連続した文字だけでは使えません。`}
        type="password"
        autocomplete="new-password"
        problems={problems}
        size="long"
      />
      <TextField
        name="again"
        label="新しいパスワード（確認）"
        hint="同じものをもう一度入力してください。"
        type="password"
        autocomplete="new-password"
        problems={problems}
        size="long"
      />
    </>
  );
}
