import { LinkButton, PlainForm } from "../form/form.tsx";
import { SignOutUnsent } from "../offline/sign_out_unsent.tsx";
import { paths } from "../paths.ts";

/** `who` is at a venue's tablet: it may hold what is not sent yet. */
export function SignOutPage({ who }: { who: "tablet" | "desk" }) {
  return (
    <div class="narrow">
      <h1>ログアウト</h1>
      {who === "tablet" && <SignOutUnsent />}
      <p>ログアウトします。よろしいですか。</p>
      <PlainForm action={paths.signOut}>
        <div class="buttons">
          <button
            type="submit"
            class="button button--solid"
            data-unsent-label={who === "tablet" ? "未送信を残してログアウト" : undefined}
          >
            ログアウトする
          </button>
          <LinkButton href={paths.home}>戻る</LinkButton>
        </div>
      </PlainForm>
    </div>
  );
}
