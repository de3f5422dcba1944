import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

/** Shown by `static/offline.ts` when something on this tablet is not sent yet. */
export function SignOutUnsent() {
  return (
    <div id="sign-out-unsent" role="status" hidden>
      <Message look="caution" heading="この端末に未送信の登録があります">
        <p>
          未送信：<strong data-slot="unsent-count" />件。送信してからログアウトしてください。
        </p>
        <p>
          残してログアウトすると、このログインIDでこの端末にもう一度ログインするまで、見ることも送信することもできません。
        </p>
        <p>
          <LinkButton href={`${paths.venueOffline}#list`}>送信する</LinkButton>
        </p>
      </Message>
    </div>
  );
}
