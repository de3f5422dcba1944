import type { Child } from "hono/jsx";

interface PasskeyFormProps {
  /** Where the browser's answer is posted to. */
  action: string;
  /** Where `static/passkey.ts` asks what the passkey has to sign. */
  options: string;
  ceremony: "registration" | "authentication";
  scriptUrl: string;
  /** Names the form for readers of the page by ear. */
  label: string;
  children: Child;
}

/** A form that a passkey fills in. It is shown by the script: without one there is no passkey. */
export function PasskeyForm(props: PasskeyFormProps) {
  return (
    <>
      <noscript>
        <p>パスキーにはJavaScriptが必要です。このブラウザーでは使えません。</p>
      </noscript>
      <p data-passkey-missing hidden>
        このブラウザーまたはアドレスではパスキーを使えません。
      </p>
      <form
        class="form"
        method="post"
        action={props.action}
        aria-label={props.label}
        data-passkey={props.ceremony}
        data-options={props.options}
        novalidate
        hidden
      >
        <input type="hidden" name="answer" value="" />
        {props.children}
        <p class="field__error" role="alert" data-told />
      </form>
      <script src={props.scriptUrl} defer />
    </>
  );
}
