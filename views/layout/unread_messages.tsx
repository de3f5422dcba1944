import { paths } from "../paths.ts";

const BADGE = "unread-messages";

/** The figure on the tab メッセージ; nothing when all are read. */
export function UnreadBadge({ count }: { count: number }) {
  return (
    <span id={BADGE}>
      <BadgeText count={count} />
    </span>
  );
}

/** Keeps the figure up to date on every open page; a rise is read out, and nothing else. */
export function UnreadFeed() {
  return (
    <div
      class="tabs__news"
      role="status"
      data-live
      hx-sse:connect={paths.messageEvents}
      hx-sse:close="ended"
      hx-target="this"
      hx-swap="innerHTML"
    />
  );
}

interface UnreadNewsProps {
  count: number;
  /** What the page shows so far; undefined right after it was drawn. */
  shown: number | undefined;
}

/** What the feed is told: the figure for the tab, and the words when there are more than before. */
export function UnreadNews({ count, shown }: UnreadNewsProps) {
  const hasRisen = shown !== undefined && count > shown;
  return (
    <>
      <hx-partial hx-target={`#${BADGE}`} hx-swap="innerHTML">
        <BadgeText count={count} />
      </hx-partial>
      <span>{hasRisen && `新しいメッセージがあります。未読${formatCount(count)}件`}</span>
    </>
  );
}

function BadgeText({ count }: { count: number }) {
  return count > 0 ? <span class="tabs__unread">未読{formatCount(count)}件</span> : null;
}

function formatCount(count: number): string {
  return count.toLocaleString("ja-JP");
}
