import { ACCOUNT_KIND_LABELS } from "../../domain/account/account_kind.ts";
import type { StaffAccount } from "../../domain/account/staff_account.ts";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { instantText } from "./staff_words.ts";

/** 削除 → 本当に削除する. */
export function RemovalPage({ account }: { account: StaffAccount }) {
  return (
    <>
      <h1>ログインIDの削除</h1>
      <p>
        次のログインIDを削除します。ログイン中の端末はすぐに使えなくなり、パスワードも無効になります。登録した接種記録と操作の記録は残ります。同じログインIDをもう一度登録することはできませんが、「削除済み」から元に戻せます。
      </p>
      <dl class="facts">
        <dt>ログインID</dt>
        <dd>{account.loginId}</dd>
        <dt>種類</dt>
        <dd>{ACCOUNT_KIND_LABELS[account.kind]}</dd>
        <dt>備考</dt>
        <dd>{account.remark || "–"}</dd>
        <dt>最終利用</dt>
        <dd>{instantText(account.lastUsedAt, "まだ使われていません")}</dd>
      </dl>
      <Form action={paths.accountRemoval(account.id)} label="ログインIDの削除">
        <input type="hidden" name="version" value={String(account.version)} />
        <div class="buttons">
          <SubmitButton>本当に削除する</SubmitButton>
          <LinkButton href={paths.account(account.id)}>削除せずに戻る</LinkButton>
        </div>
      </Form>
    </>
  );
}
