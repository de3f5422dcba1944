import type { FormProblem } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { LinkButton, PlainForm, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { PasskeyForm } from "./passkey_form.tsx";

/** Where a second factor is asked for, and what is said there. */
export interface ShowingPlace {
  title: string;
  purpose: string;
  page: string;
  passkey: string;
  passkeyOptions: string;
  /** How to leave it. */
  back: { href: string; label: string };
}

export const AT_SIGN_IN: ShowingPlace = {
  title: "ログインの確認",
  purpose: "パスワードを確かめました。続けて、登録した方法で確認してください。",
  page: paths.factor,
  passkey: paths.factorPasskey,
  passkeyOptions: paths.factorPasskeyOptions,
  back: { href: paths.signIn, label: "ログイン画面に戻る" },
};

export const STEP_UP: ShowingPlace = {
  title: "本人確認",
  purpose: "二要素認証を変更する前に、登録した方法でもう一度確認してください。",
  page: paths.stepUp,
  passkey: paths.stepUpPasskey,
  passkeyOptions: paths.stepUpPasskeyOptions,
  back: { href: paths.factors, label: "変更しないで戻る" },
};

interface ShowFactorPageProps {
  place: ShowingPlace;
  factors: { totp?: unknown; passkeys: readonly unknown[] };
  loginId: string;
  problems: readonly FormProblem[];
  scriptUrl: string;
}

/** Asks for a second factor: whichever of the account's own is at hand. */
export function ShowFactorPage({ place, factors, problems, ...page }: ShowFactorPageProps) {
  return (
    <div class="narrow">
      <h1>{place.title}</h1>
      <p>ログインID：{page.loginId}</p>
      <ErrorSummary problems={problems} />
      <p>{place.purpose}</p>
      {factors.passkeys.length > 0 && (
        <section class="factor">
          <h2>パスキーで確認する</h2>
          <PasskeyForm
            action={place.passkey}
            options={place.passkeyOptions}
            ceremony="authentication"
            scriptUrl={page.scriptUrl}
            label="パスキーで確認する"
          >
            <p>指紋や顔、画面のロック、セキュリティキーで確認します。</p>
            <SubmitButton look={factors.totp ? "outline" : "solid"}>パスキーを使う</SubmitButton>
          </PasskeyForm>
        </section>
      )}
      {factors.totp && <TotpPart action={place.page} problems={problems} />}
      <RecoveryPart action={place.page} problems={problems} />
      <p>
        <LinkButton href={place.back.href}>{place.back.label}</LinkButton>
      </p>
    </div>
  );
}

interface CodePartProps {
  action: string;
  problems: readonly FormProblem[];
}

function TotpPart({ action, problems }: CodePartProps) {
  return (
    <section class="factor">
      <h2>認証アプリで確認する</h2>
      <PlainForm action={action} label="認証アプリで確認する">
        <TextField
          name="code"
          label="確認コード"
          hint="認証アプリに表示されている6桁の数字です。"
          inputmode="numeric"
          autocomplete="one-time-code"
          problems={problems}
        />
        <SubmitButton>確認する</SubmitButton>
      </PlainForm>
    </section>
  );
}

/** For who has neither the app nor the passkey at hand: folded away until it is needed. */
function RecoveryPart({ action, problems }: CodePartProps) {
  const isRefused = problems.some(({ field }) => field === "recoveryCode");
  return (
    <details class="factor" open={isRefused}>
      <summary>スマートフォンなどが手元にないとき</summary>
      <PlainForm action={action} label="リカバリーコードで確認する">
        <TextField
          name="recoveryCode"
          label="リカバリーコード"
          hint="登録したときに控えた、4文字ずつ4組の英数字です。1つにつき1回使えます。"
          problems={problems}
        />
        <SubmitButton look="outline">リカバリーコードで確認する</SubmitButton>
      </PlainForm>
      <p>
        リカバリーコードもないときは、自治体の管理者に二要素認証の解除を依頼してください。
      </p>
    </details>
  );
}
