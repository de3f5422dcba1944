import { Message } from "../layout/message.tsx";

interface OvertakenNoticeProps {
  /** Who did what and when. */
  what: string;
  /** What was typed, by its label: the form it was typed into may be gone. */
  typed: readonly { label: string; text: string }[];
}

/** Somebody else was faster; nothing was written, and nothing that was typed is lost. */
export function OvertakenNotice({ what, typed }: OvertakenNoticeProps) {
  return (
    <div role="alert" tabindex={-1} data-focus="first">
      <Message look="stop" heading="受け付けませんでした">
        <p>{what}</p>
        {typed.length > 0 && (
          <>
            <p>送信した内容は、まだ登録していません。</p>
            <dl class="facts">
              {typed.map(({ label, text }) => (
                <>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                </>
              ))}
            </dl>
          </>
        )}
      </Message>
    </div>
  );
}
