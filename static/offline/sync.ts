/** What the service worker is woken up for when the network is back, where browsers can. */
export const SYNC_TAG = "vrs-send";

/** What TypeScript does not know of a registration: not every browser has it. */
interface Syncing {
  sync?: { register(tag: string): Promise<void> };
}

/** Asks the browser for that. */
export async function askForSync(): Promise<void> {
  const worker: object | undefined = await navigator.serviceWorker?.getRegistration();
  await (worker as Syncing | undefined)?.sync?.register(SYNC_TAG).catch(() => {});
}
