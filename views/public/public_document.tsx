import type { Child } from "hono/jsx";
import type { AssetUrls } from "../layout/frame.ts";
import { paths } from "../paths.ts";
import { PUBLIC_LANGUAGES, type PublicChoice, publicHref, type PublicLanguage } from "./choice.ts";
import { PUBLIC_WORDS } from "./words.ts";

export interface PublicFrame {
  choice: PublicChoice;
  assets: Pick<AssetUrls, "style" | "script" | "icon">;
  /** Where everybody finds the page, "https://vrs.example.lg.jp"; "" where that is not configured. */
  origin: string;
}

const HTMX_CONFIG = JSON.stringify({
  history: "reload",
  includeIndicatorCSS: false,
  // A table that was folded out stays so when another period is chosen.
  morphIgnore: ["data-htmx-powered", "open"],
});

/** A whole public page. It is the same for everybody: nobody is signed in on it. */
export function PublicDocument({ frame, children }: { frame: PublicFrame; children: Child }) {
  const { choice, assets, origin } = frame;
  const words = PUBLIC_WORDS[choice.language];
  return (
    <html lang={choice.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        <title>{words.title}</title>
        <meta name="description" content={words.description} />
        {PUBLIC_LANGUAGES.map((language) => (
          <link
            rel="alternate"
            hreflang={language}
            href={origin + publicHref({ ...choice, language })}
          />
        ))}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        <script src={assets.script} defer />
      </head>
      <body>
        <div id="page" class="public" data-live>
          <a class="skip-link" href="#main">{words.skip}</a>
          <PublicHeader choice={choice} />
          <main id="main" class="main" tabindex={-1}>{children}</main>
          <footer class="site-footer">
            <p>
              <a class="account__link" href={paths.signIn}>{words.staff}</a>
            </p>
          </footer>
        </div>
      </body>
    </html>
  );
}

/** What the page is called in the other language, in that language. */
const LANGUAGE_NAMES: Record<PublicLanguage, string> = { ja: "日本語", en: "English" };

function PublicHeader({ choice }: Pick<PublicFrame, "choice">) {
  const others = PUBLIC_LANGUAGES.filter((language) => language !== choice.language);
  return (
    <header class="site-header">
      <div class="site-header__bar">
        <span class="site-header__name">
          <span class="site-header__mark">VRS</span>
          <span>{PUBLIC_WORDS[choice.language].siteName}</span>
        </span>
        {others.map((language) => (
          <a
            class="account__link"
            href={publicHref({ ...choice, language })}
            lang={language}
            hreflang={language}
          >
            {LANGUAGE_NAMES[language]}
          </a>
        ))}
      </div>
    </header>
  );
}
