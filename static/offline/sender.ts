import { lookForDose, postDose } from "./queue_server.ts";
import { lookAfterReviews, type RoundEnd, sendQueue } from "./send_queue.ts";
import type { Tablet } from "./tablet.ts";

/** Of all pages of this browser and its service worker, one sends at a time. */
const LOCK = "vrs-sender";

/** Sends what can be sent. Undefined when another page is at it. */
export async function sendNow(tablet: Tablet): Promise<RoundEnd | undefined> {
  return await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return undefined;
    const end = await sendQueue(tablet, postDose);
    // Like signing out: what waits is unreadable until the account is back.
    if (end === "stopped") await tablet.signOut();
    return end;
  });
}

/** Takes off the list what was settled at the counter's page meanwhile. */
export async function lookNow(tablet: Tablet): Promise<void> {
  await navigator.locks.request(LOCK, () => lookAfterReviews(tablet, lookForDose));
}
