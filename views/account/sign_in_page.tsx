import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { LinkButton, PlainForm, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

interface SignInPageProps {
  typed?: Typed;
  problems?: readonly FormProblem[];
  /** Clinics may sign in with their G-MIS ID. */
  isGmisOffered?: true;
}

export function SignInPage({ typed = {}, problems = [], isGmisOffered }: SignInPageProps) {
  return (
    <div class="narrow">
      <h1>ログイン</h1>
      <ErrorSummary problems={problems} />
      <PlainForm action={paths.signIn}>
        <TextField
          name="loginId"
          label="ログインID"
          hint="自治体職員の方はメールアドレスです。"
          value={typed.loginId}
          autocomplete="username"
          problems={problems}
          size="long"
        />
        <TextField
          name="password"
          label="パスワード"
          type="password"
          autocomplete="current-password"
          problems={problems}
          size="long"
        />
        <SubmitButton>ログイン</SubmitButton>
      </PlainForm>
      {isGmisOffered && <GmisOffer />}
      <p>
        <a href={paths.publicPage}>接種の状況（公開）</a>
      </p>
    </div>
  );
}

function GmisOffer() {
  return (
    <>
      <h2>医療機関の方</h2>
      <p>
        自治体に登録された医療機関は、G-MIS IDでログインできます。G-MISのログイン画面に移ります。
      </p>
      <p>
        <LinkButton href={paths.gmisSignIn}>G-MIS IDでログイン</LinkButton>
      </p>
    </>
  );
}
