import { CLINIC_LOGIN_PREFIX } from "../../domain/account/login_id.ts";
import { paths } from "../paths.ts";
import type { Frame, Viewer } from "./frame.ts";
import { homePath, MENU_NAMES, TABS } from "./tabs.ts";
import { UnreadBadge, UnreadFeed } from "./unread_messages.tsx";

/** Product, menu and municipality; who is signed in; the tabs of the menu. */
export function SiteHeader({ frame: { viewer, tab, unreadMessages } }: { frame: Frame }) {
  return (
    <header class="site-header">
      <div class="site-header__bar">
        <a class="site-header__name" href={viewer ? homePath(viewer.kind) : paths.signIn}>
          <span class="site-header__mark">VRS</span>
          <span>ワクチン接種記録システム</span>
        </a>
        {viewer && <Account viewer={viewer} />}
      </div>
      {viewer && <Tabs viewer={viewer} tab={tab} unreadMessages={unreadMessages} />}
      {unreadMessages !== undefined && <UnreadFeed />}
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
      {viewer.kind === "municipal" && <a class="account__link" href={paths.factors}>二要素認証</a>}
      <a class="account__link" href={paths.sessions}>ログイン中の端末</a>
      {!viewer.loginId.startsWith(CLINIC_LOGIN_PREFIX) && (
        <a class="account__link" href={paths.password}>パスワード変更</a>
      )}
      <a class="account__link" href={paths.signOut}>ログアウト</a>
    </div>
  );
}

interface TabsProps {
  viewer: Viewer;
  tab?: string;
  unreadMessages?: number;
}

function Tabs({ viewer, tab, unreadMessages }: TabsProps) {
  return (
    <nav class="tabs" aria-label={MENU_NAMES[viewer.kind]}>
      <span class="tabs__menu">{MENU_NAMES[viewer.kind]}</span>
      <ul class="tabs__list">
        {TABS[viewer.kind].map(({ label, path }) => (
          <li>
            <a class="tabs__tab" href={path} aria-current={path === tab ? "page" : undefined}>
              {label}
              {path === paths.messages && unreadMessages !== undefined && (
                <UnreadBadge count={unreadMessages} />
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
