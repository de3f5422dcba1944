import { ACCOUNT_KIND_LABELS } from "../../domain/account/account_kind.ts";
import { ACCOUNT_ROLE_LABELS } from "../../domain/account/account_role.ts";
import type { StaffAccount } from "../../domain/account/staff_account.ts";
import type { StaffMember } from "../../domain/account/staff_step.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { AccountSteps } from "./account_steps.tsx";
import { RoleField } from "./role_field.tsx";
import { instantText, KIND_WORDS, stateText } from "./staff_words.ts";

export interface AccountPageProps {
  account: StaffAccount;
  /** Whoever looks. */
  member: StaffMember;
  now: Date;
  /** As the fields show it. */
  typed: Typed;
  problems?: readonly FormProblem[];
  /** Somebody else changed the account before what was sent now could be done. */
  isOvertaken?: true;
  /** What was done just now, as a sentence. */
  done?: string;
}

/** アカウント登録 › one login ID: 更新, 設定用URL, 停止 or 再開, 削除. */
export function AccountPage(props: AccountPageProps) {
  const { account, problems = [], isOvertaken, done } = props;
  const { caption, path } = KIND_WORDS[account.kind];
  return (
    <>
      <h1>{caption}：{account.loginId}</h1>
      <ErrorSummary problems={problems} />
      {isOvertaken && <Overtaken account={account} />}
      {done && (
        <Message look="success">
          <p>{done}</p>
        </Message>
      )}
      <Facts {...props} />
      <Change {...props} />
      <AccountSteps {...props} />
      <p>
        <LinkButton href={path}>一覧へ戻る</LinkButton>
      </p>
    </>
  );
}

function Overtaken({ account: { changedAt, changedBy } }: Pick<AccountPageProps, "account">) {
  return (
    <div role="alert" tabindex={-1} data-focus="first">
      <Message look="stop" heading="受け付けませんでした">
        <p>
          {changedAt && `${instantText(changedAt)}に${changedBy}が先に変更しました。`}
          今の内容を確かめて、よければもう一度操作してください。
        </p>
      </Message>
    </div>
  );
}

function Facts({ account, now }: AccountPageProps) {
  return (
    <dl class="facts">
      <dt>種類</dt>
      <dd>
        {ACCOUNT_KIND_LABELS[account.kind]}
        {account.kind === "municipal" && `（${ACCOUNT_ROLE_LABELS[account.role]}）`}
      </dd>
      <dt>状態</dt>
      <dd>{stateText(account, now)}</dd>
      {account.kind === "municipal" && (
        <>
          <dt>二要素認証</dt>
          <dd>{account.hasFactor ? "設定済み" : "未設定"}</dd>
        </>
      )}
      <dt>最終利用</dt>
      <dd>{instantText(account.lastUsedAt, "まだ使われていません")}</dd>
      <dt>登録日時</dt>
      <dd>{instantText(account.createdAt)}</dd>
      <dt>最後の変更</dt>
      <dd>{account.changedAt ? `${instantText(account.changedAt)} ${account.changedBy}` : "–"}</dd>
    </dl>
  );
}

function Change({ account, typed, problems = [], member }: AccountPageProps) {
  if (account.deletedAt) return null;
  const mayChangeRole = account.kind === "municipal" && account.id !== member.accountId;
  return (
    <>
      <h2>更新</h2>
      <Form action={paths.account(account.id)} label="更新">
        <input type="hidden" name="version" value={String(account.version)} />
        {mayChangeRole && <RoleField value={typed.role} problems={problems} />}
        {account.kind === "municipal" && !mayChangeRole && (
          <input type="hidden" name="role" value={account.role} />
        )}
        <TextField
          name="remark"
          label="備考"
          hint={KIND_WORDS[account.kind].remarkHint}
          value={typed.remark}
          problems={problems}
          size="long"
          optional
        />
        <SubmitButton>更新</SubmitButton>
      </Form>
    </>
  );
}
