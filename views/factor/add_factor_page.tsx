import type { FormProblem } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { LinkButton, PlainForm, SubmitButton } from "../form/form.tsx";
import { QrCode } from "../layout/qr_code.tsx";
import { paths } from "../paths.ts";
import { PasskeyForm } from "./passkey_form.tsx";

/** Where a second factor is added, and what is said there. */
export interface AddingPlace {
  title: string;
  purpose: string;
  page: string;
  totp: string;
  passkey: string;
  passkeyOptions: string;
  /** How to leave it. */
  back: { href: string; label: string };
}

export const AT_FIRST_SIGN_IN: AddingPlace = {
  title: "二要素認証の設定",
  purpose: "このシステムでは、パスワードのほかにもう1つの確認が必要です。" +
    "次のどちらかを登録すると、ログインが終わります。",
  page: paths.firstFactor,
  totp: paths.firstTotp,
  passkey: paths.firstPasskey,
  passkeyOptions: paths.firstPasskeyOptions,
  back: { href: paths.signIn, label: "登録しないでログイン画面に戻る" },
};

export const AT_OWN_FACTORS: AddingPlace = {
  title: "認証方法の追加",
  purpose: "ログインのときに、パスワードのほかに使う確認の方法を登録します。",
  page: paths.newFactor,
  totp: paths.totp,
  passkey: paths.passkeys,
  passkeyOptions: paths.passkeyOptions,
  back: { href: paths.factors, label: "追加しないで戻る" },
};

interface OfferedTotp {
  /** Base32, for typing. */
  secret: string;
  /** Dark modules of the QR code, row by row, with the quiet zone around. */
  qr: boolean[][];
  /** The sealed secret. */
  offer: string;
}

interface AddFactorPageProps {
  place: AddingPlace;
  offer: OfferedTotp;
  /** What the passkey was to be called. */
  label?: string;
  problems: readonly FormProblem[];
  scriptUrl: string;
}

export function AddFactorPage({ place, offer, label, problems, scriptUrl }: AddFactorPageProps) {
  return (
    <div class="narrow">
      <h1>{place.title}</h1>
      <ErrorSummary problems={problems} />
      <p>{place.purpose}</p>
      <section class="factor">
        <h2>認証アプリを登録する</h2>
        <ol>
          <li>
            スマートフォンの認証アプリ（Google Authenticator、Microsoft
            Authenticatorなど）で、次の二次元コードを読み取ります。
            <QrCode modules={offer.qr} label="認証アプリに登録する二次元コード" />
            <p>
              読み取れないときは、このキーを入力します。
              <span class="factor__secret">{groupsOfFour(offer.secret)}</span>
            </p>
          </li>
          <li>アプリに表示された6桁の数字を入力します。</li>
        </ol>
        <PlainForm action={place.totp} label="認証アプリを登録する">
          <input type="hidden" name="offer" value={offer.offer} />
          <TextField
            name="code"
            label="確認コード"
            hint="認証アプリに表示されている6桁の数字です。"
            inputmode="numeric"
            autocomplete="one-time-code"
            problems={problems}
          />
          <SubmitButton>認証アプリを登録する</SubmitButton>
        </PlainForm>
      </section>
      <section class="factor">
        <h2>パスキーを登録する</h2>
        <PasskeyForm
          action={place.passkey}
          options={place.passkeyOptions}
          ceremony="registration"
          scriptUrl={scriptUrl}
          label="パスキーを登録する"
        >
          <TextField
            name="label"
            label="パスキーの名前"
            hint="あとで見分けるための名前です。例：窓口1番の指紋"
            value={label}
            maxlength={40}
            problems={problems}
          />
          <SubmitButton look="outline">パスキーを登録する</SubmitButton>
        </PasskeyForm>
      </section>
      <p>
        <LinkButton href={place.back.href}>{place.back.label}</LinkButton>
      </p>
    </div>
  );
}

function groupsOfFour(text: string): string {
  return text.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
