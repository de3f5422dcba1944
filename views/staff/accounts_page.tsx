import type { AccountRole } from "../../domain/account/account_role.ts";
import type { StaffAccount, StaffKind } from "../../domain/account/staff_account.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { AccountTabs } from "./account_tabs.tsx";
import { RemovedAccounts } from "./removed_accounts.tsx";
import { RoleField } from "./role_field.tsx";
import { KIND_WORDS } from "./staff_words.ts";
import { StaffTable } from "./staff_table.tsx";

interface AccountsPageProps {
  kind: StaffKind;
  /** The deleted ones too. */
  accounts: readonly StaffAccount[];
  /** Of whoever looks. */
  role: AccountRole;
  now: Date;
  /** Of the list, from 1. */
  page: number;
  /** What was done just now, as a sentence. */
  done?: string;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** アカウント登録: the login IDs of one kind, and the form that adds one. */
export function AccountsPage(props: AccountsPageProps) {
  const { kind, accounts, role, now, page, done, problems = [] } = props;
  const { title, caption, path } = KIND_WORDS[kind];
  const kept = accounts.filter(({ deletedAt }) => !deletedAt);
  return (
    <>
      <h1>{title}</h1>
      <AccountTabs current={path} role={role} />
      <ErrorSummary problems={problems} />
      {done && (
        <Message look="success">
          <p>{done}</p>
        </Message>
      )}
      <Adding {...props} />
      <h2>{caption}</h2>
      <StaffTable kind={kind} accounts={kept} now={now} page={page} />
      <RemovedAccounts accounts={accounts.filter(({ deletedAt }) => deletedAt)} />
    </>
  );
}

function Adding({ kind, typed = {}, problems = [] }: AccountsPageProps) {
  const { adding, path, idHint, remarkHint } = KIND_WORDS[kind];
  return (
    <>
      <h2>{adding}</h2>
      <Form action={path} label={adding}>
        <TextField
          name="loginId"
          label="ログインID"
          hint={idHint}
          value={typed.loginId}
          problems={problems}
          size="long"
        />
        {kind === "municipal" && <RoleField value={typed.role} problems={problems} />}
        <TextField
          name="remark"
          label="備考"
          hint={remarkHint}
          value={typed.remark}
          problems={problems}
          size="long"
          optional
        />
        <SubmitButton>登録</SubmitButton>
      </Form>
    </>
  );
}
