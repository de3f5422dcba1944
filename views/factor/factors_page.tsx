import { type SecondFactorRule, STEP_UP_MINUTES } from "../../domain/account/second_factor.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton, PlainForm, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

/** 認証アプリ or a パスキー, as its owner sees it. */
interface ListedFactor {
  createdAt: Date;
  lastUsedAt: Date | null;
}

interface FactorsPageProps {
  factors: {
    totp?: ListedFactor;
    passkeys: readonly (ListedFactor & { id: string; label: string })[];
    unusedCodes: number;
  };
  rule: SecondFactorRule;
  /** 本人確認 was a few minutes ago. */
  steppedUp: boolean;
  problems: readonly FormProblem[];
}

/** 二要素認証: what one's own account is secured with beyond the password. */
export function FactorsPage({ factors, rule, steppedUp, problems }: FactorsPageProps) {
  const has = factors.totp !== undefined || factors.passkeys.length > 0;
  return (
    <>
      <h1>二要素認証</h1>
      <ErrorSummary problems={problems} />
      <p>
        パスワードのほかに、スマートフォンの認証アプリやパスキーでログインを確かめます。
        {rule === "required" && "このシステムでは必ず1つ以上登録します。"}
      </p>
      {has && factors.unusedCodes <= FEW_CODES && <FewCodes count={factors.unusedCodes} />}
      <FactorTable factors={factors} steppedUp={steppedUp} />
      {has && <p>使っていないリカバリーコード：{factors.unusedCodes}個</p>}
      {steppedUp ? <Changes has={has} /> : <StepUpOffer />}
    </>
  );
}

const FEW_CODES = 3;

function FewCodes({ count }: { count: number }) {
  return (
    <Message look="caution" heading={`使えるリカバリーコードは残り${count}個です`}>
      <p>
        なくなる前に作り直してください。スマートフォンをなくしたときは、その方法を外してください。
      </p>
    </Message>
  );
}

function StepUpOffer() {
  return (
    <p>
      <LinkButton href={paths.stepUp}>変更するために本人確認をする</LinkButton>
    </p>
  );
}

function Changes({ has }: { has: boolean }) {
  return (
    <>
      <p>本人確認は{STEP_UP_MINUTES}分間有効です。過ぎたときは、もう一度確認してください。</p>
      <div class="buttons">
        <LinkButton href={paths.newFactor}>認証方法を追加する</LinkButton>
        {has && (
          <PlainForm action={paths.recoveryCodes}>
            <SubmitButton look="outline">リカバリーコードを作り直す</SubmitButton>
          </PlainForm>
        )}
      </div>
    </>
  );
}

function FactorTable({ factors, steppedUp }: Pick<FactorsPageProps, "factors" | "steppedUp">) {
  const { totp, passkeys } = factors;
  const rowOf = (name: string, { createdAt, lastUsedAt }: ListedFactor, removal: string) => [
    name,
    formatDateTime(createdAt),
    lastUsedAt ? formatDateTime(lastUsedAt) : "まだ使っていません",
    ...(steppedUp ? [<RemovalForm action={removal} name={name} />] : []),
  ];
  const rows = [
    ...(totp ? [rowOf("認証アプリ", totp, paths.totpRemoval)] : []),
    ...passkeys.map((passkey) =>
      rowOf(`パスキー「${passkey.label}」`, passkey, paths.passkeyRemoval(passkey.id))
    ),
  ];
  return (
    <DataTable
      caption="登録した認証方法"
      columns={["方法", "登録した日時", "最後に使った日時", ...(steppedUp ? ["操作"] : [])]}
      rows={rows}
      empty="まだ登録していません。ログインはパスワードだけで行われます。"
    />
  );
}

function RemovalForm({ action, name }: { action: string; name: string }) {
  return (
    <PlainForm action={action} label={`${name}を外す`}>
      <SubmitButton look="outline">外す</SubmitButton>
    </PlainForm>
  );
}
