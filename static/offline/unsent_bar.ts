import type { QueuedEntry } from "./queued_entry.ts";
import type { SendingState } from "./sending_schedule.ts";
import { cloneTemplate, fillSlots, showIf } from "./template.ts";

/** Which of the bar's sentences says how sending stands. */
const SENTENCES: Record<SendingState, string> = {
  idle: "waiting",
  done: "waiting",
  unreachable: "waiting",
  failed: "failing",
  sending: "sending",
  signed_out: "signed-out",
  stopped: "stopped",
  other_account: "other-account",
  operator_asked: "operator",
  refused: "refused",
};

/** 「未送信 N件」 above every page of a venue; hidden while there is nothing. */
export function fillBar(
  { entries, unreadable }: { entries: readonly QueuedEntry[]; unreadable: number },
  state: SendingState,
): void {
  const bar = document.getElementById("unsent");
  if (!bar) return;
  const reviews = entries.filter((entry) => entry.state === "needs_person");
  fillSlots(bar, {
    "unsent-count": String(entries.length + unreadable),
    "review-count": String(reviews.length),
  });
  showIf(bar, "review-part", reviews.length > 0);
  bar.hidden = entries.length + unreadable === 0;
  say(bar, entries.length > reviews.length ? SENTENCES[state] : "review");
}

/** Read out when it changes, not each time. */
function say(bar: HTMLElement, state: string): void {
  const place = bar.querySelector<HTMLElement>('[data-slot="unsent-state"]');
  if (!place || place.dataset.state === state) return;
  place.dataset.state = state;
  const sentence = cloneTemplate("unsent-states").querySelector(`[data-state=${state}]`);
  place.replaceChildren(...(sentence ? [sentence] : []));
}
