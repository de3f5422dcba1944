import { LinkButton, PlainForm, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

export function SignOutPage() {
  return (
    <div class="narrow">
      <h1>ログアウト</h1>
      <p>ログアウトします。よろしいですか。</p>
      <PlainForm action={paths.signOut}>
        <div class="buttons">
          <SubmitButton>ログアウトする</SubmitButton>
          <LinkButton href={paths.home}>戻る</LinkButton>
        </div>
      </PlainForm>
    </div>
  );
}
