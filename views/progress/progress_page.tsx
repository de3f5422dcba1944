import type { Child } from "hono/jsx";
import { paths } from "../paths.ts";
import {
  PROGRESS_SECTION_NAMES,
  PROGRESS_SECTIONS,
  type ProgressQuery,
  type ProgressSection,
  withQuery,
} from "./progress_sections.ts";

interface ProgressPageProps {
  section: ProgressSection;
  query: ProgressQuery;
  /** What chooses which figures are shown; it stays as it is while they change. */
  form?: Child;
  /** The figures; nothing where what was chosen is refused. */
  children?: Child;
}

/** 接種状況: one section of it, whose figures keep themselves up to date. */
export function ProgressPage({ section, query, form, children }: ProgressPageProps) {
  return (
    <>
      <h1>接種状況</h1>
      <ProgressTabs current={PROGRESS_SECTIONS[section].path} />
      {form}
      {children && <LiveFigures section={section} query={query}>{children}</LiveFigures>}
    </>
  );
}

/** The sections, and the files; the open one is marked. */
export function ProgressTabs({ current }: { current: string }) {
  const tabs = [
    ...PROGRESS_SECTION_NAMES.map((name) => PROGRESS_SECTIONS[name]),
    { label: "統計ファイル", path: paths.statisticsFiles },
  ];
  return (
    <nav class="subtabs" aria-label="接種状況の内容">
      <ul>
        {tabs.map(({ label, path }) => (
          <li>
            <a href={path} aria-current={path === current ? "page" : undefined}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What changes by itself can be held still (WCAG 2.2.2). */
export const HELD = { updates: "off" } as const;

function LiveFigures({ section, query, children }: Omit<ProgressPageProps, "form">) {
  const { path } = PROGRESS_SECTIONS[section];
  const { updates, ...shown } = query;
  if (updates === HELD.updates) {
    return (
      <>
        <p class="progress__updating">
          自動更新を止めています。<a href={withQuery(path, shown)}>自動更新を再開する</a>
        </p>
        {children}
      </>
    );
  }
  return (
    <>
      <p class="progress__updating">
        数字は自動で更新されます。
        <a href={withQuery(path, { ...shown, ...HELD })}>自動更新を止める</a>
      </p>
      <noscript>
        <p>
          この画面は自動では更新されません。<a href={withQuery(path, shown)}>最新の状態を表示</a>
        </p>
      </noscript>
      <div
        data-live
        hx-sse:connect={withQuery(paths.progressEvents, { ...shown, section })}
        hx-sse:close="ended"
        hx-target="this"
        hx-swap="innerMorph"
      >
        {children}
      </div>
    </>
  );
}
