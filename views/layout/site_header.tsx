import { paths } from "../paths.ts";
import type { Viewer } from "./frame.ts";
import { homePath, MENU_NAMES, TABS } from "./tabs.ts";

/** Product, menu and municipality; who is signed in; the tabs of the menu. */
export function SiteHeader({ viewer, tab }: { viewer: Viewer | undefined; tab?: string }) {
  return (
    <header class="site-header">
      <div class="site-header__bar">
        <a class="site-header__name" href={viewer ? homePath(viewer.kind) : paths.signIn}>
          <span class="site-header__mark">VRS</span>
          <span>ワクチン接種記録システム</span>
        </a>
        {viewer && <Account viewer={viewer} />}
      </div>
      {viewer && <Tabs viewer={viewer} tab={tab} />}
    </header>
  );
}

function Account({ viewer }: { viewer: Viewer }) {
  return (
    <div class="account">
      <p class="account__who">
        <strong>{viewer.organisation}</strong>
        <span>{viewer.loginId}</span>
      </p>
      <a class="account__link" href={paths.password}>パスワード変更</a>
      <a class="account__link" href={paths.signOut}>ログアウト</a>
    </div>
  );
}

function Tabs({ viewer, tab }: { viewer: Viewer; tab?: string }) {
  return (
    <nav class="tabs" aria-label={MENU_NAMES[viewer.kind]}>
      <span class="tabs__menu">{MENU_NAMES[viewer.kind]}</span>
      <ul class="tabs__list">
        {TABS[viewer.kind].map(({ label, path }) => (
          <li>
            <a class="tabs__tab" href={path} aria-current={path === tab ? "page" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
