import type { OfflineKit } from "../../domain/offline/offline_kit.ts";
import type { QueuedDose } from "../../domain/offline/queued_dose.ts";
import type { Draft } from "./draft.ts";
import { openEntry, type QueuedEntry, sealEntry } from "./queued_entry.ts";
import { importQueueKey, seal, unseal } from "./seal.ts";
import { TabletStore } from "./tablet_store.ts";
import { tellChange } from "./tablet_news.ts";

/** What the server says of the account, without the key: that one is kept apart. */
export type OpenKit = Omit<OfflineKit, "queueKey">;

/**
 * This tablet without a network: the kit and the queue of the account that signed in last. What is
 * changed here is told to every page and to the service worker.
 */
export class Tablet {
  private constructor(private readonly store: TabletStore) {}

  /** Undefined where nothing can be kept or sealed: no secure address, or a private window. */
  static async open(): Promise<Tablet | undefined> {
    if (!globalThis.isSecureContext || !globalThis.indexedDB) return undefined;
    try {
      return new Tablet(await TabletStore.open());
    } catch {
      return undefined;
    }
  }

  departures(): Promise<number> {
    return this.store.departures();
  }

  async keepKit({ queueKey, ...kit }: OfflineKit, departures: number): Promise<void> {
    const { id } = kit.account;
    const key = await importQueueKey(Uint8Array.from(atob(queueKey), (c) => c.charCodeAt(0)));
    const sealed = await seal(key, id, kit);
    await this.store.keepKit({ account: id, key, kit: sealed }, departures);
    tellChange();
  }

  /** Undefined before the first one, and after signing out. */
  async kit(): Promise<OpenKit | undefined> {
    const kept = await this.store.kit();
    return kept && await unseal<OpenKit>(kept.key, kept.account, kept.kit);
  }

  /** Another doctor of the presets is at work, until the next kit. */
  async putToWork(doctorName: string): Promise<void> {
    const kept = await this.store.kit();
    const kit = await this.kit();
    if (!kept || !kit?.preset) return;
    const changed: OpenKit = { ...kit, preset: { ...kit.preset, doctorName } };
    const sealed = await seal(kept.key, kept.account, changed);
    await this.store.keepKit({ ...kept, kit: sealed }, await this.store.departures());
  }

  async signOut(): Promise<void> {
    await this.store.dropKit();
    tellChange();
  }

  /** Of the account whose key is here, in order. */
  async entries(): Promise<QueuedEntry[]> {
    return (await this.contents()).entries;
  }

  /** With how many more cannot be opened: spoilt, or sealed with a key that is gone. */
  async contents(): Promise<{ entries: QueuedEntry[]; unreadable: number }> {
    const kept = await this.store.kit();
    if (!kept) return { entries: [], unreadable: 0 };
    const own = (await this.store.entries()).filter(({ account }) => account === kept.account);
    const opened = await Promise.all(own.map((entry) => openEntry(kept, entry)));
    const entries = opened.filter((entry) => entry !== undefined);
    return { entries, unreadable: own.length - entries.length };
  }

  /** Of every account, opened or not. */
  async countEntries(): Promise<number> {
    return (await this.store.entries()).length;
  }

  /** Resolves when the dose is on the disk; rejects when it is not (no key, no room). */
  async add(dose: QueuedDose): Promise<void> {
    const kept = await this.store.kit();
    if (!kept) throw new Error("signed out");
    await this.store.add(await sealEntry(kept, dose));
    tellChange();
  }

  async markSending({ clientKey }: QueuedEntry): Promise<void> {
    await this.store.alter(clientKey, { state: "sending" });
  }

  async markUnsent({ clientKey }: QueuedEntry): Promise<void> {
    await this.store.alter(clientKey, { state: "unsent" });
    tellChange();
  }

  async markNeedsPerson(
    { account, dose }: QueuedEntry,
    reasons: readonly string[],
  ): Promise<void> {
    const kept = await this.store.kit();
    // Signed out meanwhile: it is sent again, and answered again, when the account is back.
    if (kept?.account !== account) return;
    const { state, dose: sealed } = await sealEntry(kept, dose, reasons);
    await this.store.alter(dose.clientKey, { state, dose: sealed });
    tellChange();
  }

  async remove({ clientKey }: QueuedEntry): Promise<void> {
    await this.store.remove(clientKey);
    tellChange();
  }

  async keepDraft(draft: Draft): Promise<void> {
    const kept = await this.store.kit();
    if (!kept) throw new Error("signed out");
    const { account, key } = kept;
    await this.store.keepDraft({ account, draft: await seal(key, DRAFT + account, draft) });
  }

  /** What another page left for this one, once. */
  async takeDraft(): Promise<Draft | undefined> {
    const [kept, taken] = [await this.store.kit(), await this.store.takeDraft()];
    if (!kept || taken?.account !== kept.account) return undefined;
    return await unseal<Draft>(kept.key, DRAFT + kept.account, taken.draft).catch(() => undefined);
  }
}

const DRAFT = "draft ";
