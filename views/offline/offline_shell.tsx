import type { AssetUrls } from "../layout/frame.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { DiscardTemplate } from "./discard_template.tsx";
import { EntryTemplates } from "./entry_templates.tsx";
import { ListTemplates } from "./list_templates.tsx";
import { ObstacleTemplates } from "./obstacle_templates.tsx";
import { StartTemplates } from "./start_templates.tsx";
import { UnsentBar } from "./unsent_bar.tsx";

interface OfflineShellProps {
  assets: Pick<AssetUrls, "style" | "icon" | "reader" | "offline">;
}

/**
 * The page a venue's tablet shows without a network, kept by its service worker: the same for
 * everybody and empty. `static/offline.ts` puts one of its templates into `#offline`.
 */
export function OfflineShell({ assets }: OfflineShellProps) {
  return (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>通信のないときの登録｜VRS ワクチン接種記録システム</title>
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="manifest" href={paths.manifest} />
        <link rel="stylesheet" href={assets.style} />
        <script src={assets.reader.script} defer />
        <script src={assets.offline.script} defer />
      </head>
      <body>
        <a class="skip-link" href="#main">本文へ移動</a>
        <ShellHeader />
        <UnsentBar who="" />
        <div id="notices" class="notices" role="status" aria-live="polite" />
        <main id="main" class="main" tabindex={-1}>
          <div id="offline">
            <h1>通信のないときの登録</h1>
            <noscript>
              <Message look="stop" heading="この画面は使えません">
                <p>
                  JavaScriptが使えないブラウザーでは、通信のないときに登録できません。紙の予診票に記入して、通信が戻ってから登録してください。
                </p>
              </Message>
            </noscript>
          </div>
        </main>
        <footer class="site-footer">
          <p>ワクチン接種記録システム VRS</p>
        </footer>
        <StartTemplates reader={assets.reader} />
        <EntryTemplates />
        <ListTemplates />
        <DiscardTemplate />
        <ObstacleTemplates />
      </body>
    </html>
  );
}

const MENU = "接種会場メニュー（通信なし）";

/** As on the other pages; whose menu it is, only the tablet knows. */
function ShellHeader() {
  return (
    <header class="site-header">
      <div class="site-header__bar">
        <a class="site-header__name" href={paths.venue}>
          <span class="site-header__mark">VRS</span>
          <span>ワクチン接種記録システム</span>
        </a>
        <div class="account" data-show="account" hidden>
          <p class="account__who">
            <strong data-slot="organisation" />
            <span data-slot="account" />
          </p>
          <p class="account__who" data-show="operator" hidden>
            担当者：<strong data-slot="operator" />
          </p>
        </div>
      </div>
      <nav class="tabs" aria-label={MENU}>
        <span class="tabs__menu">{MENU}</span>
        <ul class="tabs__list">
          <li>
            <a class="tabs__tab" href={`${paths.venueOffline}#read`}>読み取り・登録</a>
          </li>
          <li>
            <a class="tabs__tab" href={`${paths.venueOffline}#list`}>未送信の一覧</a>
          </li>
        </ul>
      </nav>
    </header>
  );
}
