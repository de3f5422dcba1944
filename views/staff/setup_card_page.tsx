import { SHORTEST_PASSWORD } from "../../domain/account/password.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { StaffAccount } from "../../domain/account/staff_account.ts";
import { placeName } from "../dose/dose_table.tsx";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { PrintButton } from "../layout/print_button.tsx";
import { QrCode } from "../layout/qr_code.tsx";
import { paths } from "../paths.ts";
import { KIND_WORDS } from "./staff_words.ts";

interface SetupCardPageProps {
  account: StaffAccount;
  municipalityCode: string;
  /** The whole setup URL, which nobody is shown a second time. */
  url: string;
  /** Of its QR code. */
  qr: boolean[][];
  expiresAt: Date;
  /** What was done just now, as a sentence. */
  done: string;
}

/** A new setup URL, once: to be scanned from the screen, or printed and handed over. */
export function SetupCardPage(props: SetupCardPageProps) {
  const { account, done } = props;
  return (
    <div class="setup">
      <h1>設定用URL</h1>
      <div class="setup__screen" tabindex={-1} data-focus="first">
        <Message look="success">
          <p>{done}</p>
        </Message>
        <Message look="caution" heading="このURLが表示されるのは今だけです">
          <p>
            使う端末で読み取るか、印刷して本人に手渡してください。URLを知っている人は、誰でもこのIDのパスワードを決められます。なくしたときは、新しいURLを発行してください。
          </p>
        </Message>
        <div class="setup__buttons">
          <PrintButton />
          <LinkButton href={paths.account(account.id)}>{account.loginId}の画面へ</LinkButton>
          <LinkButton href={KIND_WORDS[account.kind].path}>一覧へ戻る</LinkButton>
        </div>
      </div>
      <SetupCard {...props} />
    </div>
  );
}

function SetupCard({ account, municipalityCode, url, qr, expiresAt }: SetupCardPageProps) {
  return (
    <section class="setup-card" aria-labelledby="setup-card">
      <h2 id="setup-card">VRS 設定カード</h2>
      <div class="setup-card__body">
        <QrCode modules={qr} label="設定用URLのQRコード" class="setup-card__qr" />
        <dl class="facts">
          <dt>自治体</dt>
          <dd>{placeName(municipalityCode)}</dd>
          <dt>ログインID</dt>
          <dd class="setup-card__id">{account.loginId}</dd>
          {account.remark && (
            <>
              <dt>備考</dt>
              <dd>{account.remark}</dd>
            </>
          )}
          <dt>使える期限</dt>
          <dd>{formatDateTime(expiresAt)}まで、1回だけ</dd>
        </dl>
      </div>
      <ol>
        <li>端末のカメラでQRコードを読み取るか、下のURLを開きます。</li>
        <li>パスワードを決めます（{SHORTEST_PASSWORD}文字以上）。</li>
        <li>
          その端末はそのまま使えます。次からは、上のログインIDと決めたパスワードでログインします。
        </li>
      </ol>
      <p class="setup-card__url">{url}</p>
    </section>
  );
}
