import { type StaffAccount, staffState } from "../../domain/account/staff_account.ts";
import { type StaffMember, type StaffStep, stepRefusal } from "../../domain/account/staff_step.ts";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

interface AccountStepsProps {
  account: StaffAccount;
  member: StaffMember;
}

/** What can be done to the account as it stands now, besides 更新. */
export function AccountSteps({ account, member }: AccountStepsProps) {
  const may = (step: StaffStep) => !stepRefusal(step, account, member);
  if (account.id === member.accountId) return <OwnAccount />;
  return (
    <>
      {may("issue_setup") && <Setup account={account} />}
      {may("disable") && <Disabling account={account} />}
      {may("enable") && <Enabling account={account} />}
      {account.hasFactor && member.role === "manager" && <FactorReset account={account} />}
      {may("restore") && <Restoration account={account} />}
      {may("remove") && <Removal account={account} />}
    </>
  );
}

function OwnAccount() {
  return (
    <p>
      自分のIDの役割の変更・停止・削除と設定用URLの発行は、ほかの管理者に依頼してください。パスワードは
      <a href={paths.password}>パスワード変更</a>で変えられます。
    </p>
  );
}

interface StepProps {
  account: StaffAccount;
}

function Setup({ account }: StepProps) {
  return (
    <>
      <h2>設定用URL</h2>
      <p>
        パスワードを決めるためのURLとQRコードを発行します。7日間、1回だけ使えます。前に発行したURLは使えなくなります。
        {staffState(account) === "active" &&
          "新しいパスワードを決めるまで、今のパスワードも使えます。"}
      </p>
      <StepForm
        account={account}
        action={paths.accountSetup(account.id)}
        button="設定用URLを発行する"
      />
    </>
  );
}

function Disabling({ account }: StepProps) {
  return (
    <>
      <h2>停止</h2>
      <p>
        このIDをすぐに使えなくします。ログイン中の端末も、すぐに使えなくなります。タブレットをなくしたときなどに使ってください。あとで再開できます。
      </p>
      <StepForm account={account} action={paths.accountDisabling(account.id)} button="停止する" />
    </>
  );
}

function Enabling({ account }: StepProps) {
  return (
    <>
      <h2>再開</h2>
      <p>
        もう一度使えるようにします。
        {account.hasPassword
          ? "パスワードは停止する前と同じです。ほかの人に知られたおそれがあるときは、再開してすぐに設定用URLを発行し、パスワードを決め直してください。"
          : "パスワードが決まっていないので、再開してから設定用URLを発行してください。"}
      </p>
      <StepForm account={account} action={paths.accountEnabling(account.id)} button="再開する" />
    </>
  );
}

function FactorReset({ account }: StepProps) {
  return (
    <>
      <h2>二要素認証の解除</h2>
      <p>
        認証に使う端末をなくした人のために、二要素認証を解除します。ログイン中の端末は、すぐに使えなくなります。本人であることを確かめてから行ってください。
      </p>
      <StepForm
        account={account}
        action={paths.accountFactorReset(account.id)}
        button="二要素認証を解除する"
      />
    </>
  );
}

function Restoration({ account }: StepProps) {
  return (
    <>
      <h2>元に戻す</h2>
      <p>削除済みのIDを元に戻し、新しい設定用URLを発行します。</p>
      <StepForm
        account={account}
        action={paths.accountRestoration(account.id)}
        button="元に戻す"
      />
    </>
  );
}

function Removal({ account }: StepProps) {
  return (
    <>
      <h2>削除</h2>
      <p>もう使わないIDを一覧から除きます。登録した接種記録と操作の記録は残ります。</p>
      <p>
        <LinkButton href={paths.accountRemoval(account.id)}>削除</LinkButton>
      </p>
    </>
  );
}

interface StepFormProps extends StepProps {
  action: string;
  button: string;
}

function StepForm({ account, action, button }: StepFormProps) {
  return (
    <Form action={action} label={button}>
      <input type="hidden" name="version" value={String(account.version)} />
      <SubmitButton look="outline">{button}</SubmitButton>
    </Form>
  );
}
