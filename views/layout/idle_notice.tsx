import type { Child } from "hono/jsx";
import { paths } from "../paths.ts";
import type { SessionSpan } from "./frame.ts";
import { Message } from "./message.tsx";

interface IdleNoticeProps {
  /** Login ID the page was made for. */
  who: string;
  session: SessionSpan;
}

/**
 * What `static/idle_watch.ts` says when the session is about to end, and after it has. The templates
 * wait on the page because nobody can ask for them by then.
 */
export function IdleNotice({ who, session }: IdleNoticeProps) {
  return (
    <>
      <div
        id="idle"
        class="idle"
        role="status"
        aria-live="polite"
        data-who={who}
        data-stay={paths.sessionStay}
        data-idle-seconds={session.idleSeconds}
        data-longest-seconds={session.longestSeconds}
      />
      <Template id="idle-soon" look="caution" heading="まもなくログインの有効期限が切れます">
        <p>
          しばらく操作がないため、あと<span data-idle-minutes />分でログインが終了します。
        </p>
        <p>入力した内容はこの画面に残ります。</p>
        <StayButton />
      </Template>
      <Template id="idle-ending" look="caution" heading="まもなくログインの有効期限が切れます">
        <p>
          ログインから時間がたったため、あと<span data-idle-minutes />分でログインが終了します。
        </p>
        <p>入力中の内容は、その前に送信してください。</p>
      </Template>
      <Template id="idle-unheard" look="stop" heading="通信できませんでした">
        <p>通信を確かめて、もう一度「続ける」を押してください。</p>
        <StayButton />
      </Template>
      <Template id="idle-over" look="stop" heading="ログインの有効期限が切れました">
        <p>入力した内容はこの画面に残っていますが、まだ保存されていません。</p>
        <p>新しいタブでログインし直すと、この画面からそのまま送信できます。</p>
        <p>
          <a class="button button--outline" href={paths.signIn} target="_blank" rel="noopener">
            新しいタブでログインし直す
          </a>
        </p>
      </Template>
      <Template id="idle-back" look="success" heading="ログインし直しました">
        <p>この画面の内容を送信できます。</p>
      </Template>
      <Template id="idle-other" look="stop" heading="別のログインIDに切り替わりました">
        <p>
          このブラウザーでは、いま別のログインIDでログインしています。この画面の内容は送信しないでください。
        </p>
        <p>「{who}」でログインし直すか、この画面を閉じてください。</p>
      </Template>
    </>
  );
}

interface TemplateProps {
  id: string;
  look: "success" | "caution" | "stop";
  heading: string;
  children: Child;
}

function Template({ id, look, heading, children }: TemplateProps) {
  return (
    <template id={id}>
      <Message look={look} heading={heading}>{children}</Message>
    </template>
  );
}

function StayButton() {
  return (
    <p>
      <button type="button" class="button button--outline" data-idle-stay>続ける</button>
    </p>
  );
}
