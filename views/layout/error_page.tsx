import { paths } from "../paths.ts";
import { LinkButton } from "../form/form.tsx";

export interface ErrorText {
  heading: string;
  message: string;
  /** Helps an operator to find the log line. */
  requestId: string;
}

export function ErrorPage({ heading, message, requestId }: ErrorText) {
  return (
    <>
      <h1>{heading}</h1>
      <p>{message}</p>
      <p class="quiet">問い合わせ番号：{requestId}</p>
      <p>
        <LinkButton href={paths.home}>最初の画面へ</LinkButton>
      </p>
    </>
  );
}

/** For htmx: only the notices change, so the form and what was typed stay. */
export function ErrorNotice({ heading, message, requestId }: ErrorText) {
  return (
    <hx-partial hx-target="#notices" hx-swap="innerHTML">
      <div class="message message--stop" role="alert">
        <p class="message__heading">{heading}</p>
        <p>{message}</p>
        <p class="quiet">問い合わせ番号：{requestId}</p>
      </div>
    </hx-partial>
  );
}
