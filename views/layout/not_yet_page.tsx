import { Message } from "./message.tsx";

/** A tab of the manual that is not built yet says so, and what to do meanwhile. */
export function NotYetPage({ title, purpose }: { title: string; purpose: string }) {
  return (
    <>
      <h1>{title}</h1>
      <Message look="plain" heading="この機能はまだ利用できません">
        <p>{purpose}</p>
        <p>準備ができ次第、この画面で使えるようになります。</p>
      </Message>
    </>
  );
}
