import type { Child } from "hono/jsx";
import type { Frame } from "./frame.ts";
import { IdleNotice } from "./idle_notice.tsx";
import { Message } from "./message.tsx";
import { SiteHeader } from "./site_header.tsx";
import { paths } from "../paths.ts";
import { UnsentBar } from "../offline/unsent_bar.tsx";

const HTMX_CONFIG = JSON.stringify({
  history: "reload",
  includeIndicatorCSS: false,
  // A large file takes as long as it takes; the page shows that work goes on.
  defaultTimeout: 0,
  // A page that follows something is back within seconds after the server is.
  sse: { reconnectMaxDelay: 10_000 },
});

/** A whole page: for a first visit, a reload, and every browser without JavaScript. */
export function Document({ frame, children }: { frame: Frame; children: Child }) {
  const tablet = frame.viewer?.kind === "venue" ? frame.viewer : undefined;
  return (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        <title>{pageTitle(frame.title)}</title>
        <link rel="icon" href={frame.assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={frame.assets.style} />
        {tablet && <link rel="manifest" href={paths.manifest} />}
        <script src={frame.assets.script} defer />
        {frame.readsTickets && <script src={frame.assets.reader.script} defer />}
        {tablet && <script src={frame.assets.offline.script} defer />}
      </head>
      <body>
        <a class="skip-link" href="#main">本文へ移動</a>
        <SiteHeader frame={frame} />
        {frame.viewer && frame.session && (
          <IdleNotice who={frame.viewer.loginId} session={frame.session} />
        )}
        {tablet && <UnsentBar who={tablet.loginId} />}
        <div id="notices" class="notices" role="status" aria-live="polite" />
        <LostRequest />
        <main id="main" class="main" tabindex={-1}>{children}</main>
        <footer class="site-footer">
          <p>ワクチン接種記録システム VRS</p>
        </footer>
      </body>
    </html>
  );
}

/** Kept ready for `static/notices.ts`, because without a network nobody can send it. */
function LostRequest() {
  return (
    <template id="lost-request">
      <Message look="stop" heading="通信できませんでした">
        <p>入力した内容はこの画面に残っています。通信を確かめて、もう一度送信してください。</p>
      </Message>
    </template>
  );
}

/** What htmx swaps into `<main>`; its title element keeps the window's title right, its mark the tabs. */
export function Fragment({ frame, children }: { frame: Frame; children: Child }) {
  return (
    <>
      <title>{pageTitle(frame.title)}</title>
      <span hidden data-open-tab={frame.tab ?? ""} />
      {children}
    </>
  );
}

function pageTitle(title: string): string {
  return `${title}｜VRS ワクチン接種記録システム`;
}
