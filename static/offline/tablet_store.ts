import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { EntryState } from "./queue_order.ts";
import type { Sealed } from "./seal.ts";

/** The account that works at this tablet: its key, and sealed with it what the kit says. */
export interface KeptKit {
  account: string;
  /** Not extractable. */
  key: CryptoKey;
  kit: Sealed;
}

/** What is taken along to the offline screen when the network breaks in the middle. */
export interface KeptDraft {
  account: string;
  draft: Sealed;
}

/** An entry as it lies in the browser: nothing open in it says whose it is, or of whom. */
export interface KeptEntry {
  /** Given by the store, rising. */
  order?: number;
  clientKey: string;
  account: string;
  state: EntryState;
  /** Milliseconds since 1970. */
  readAt: number;
  dose: Sealed;
}

interface Shape extends DBSchema {
  entries: { key: number; value: KeptEntry; indexes: { clientKey: string } };
  kits: { key: "current"; value: KeptKit };
  drafts: { key: "current"; value: KeptDraft };
  /** How often the key was taken away. */
  departures: { key: "count"; value: number };
}

/**
 * What this browser keeps without a network. An entry that was added is on the disk; whatever else
 * changes may be lost with the battery, because it can be found out again from the server.
 */
export class TabletStore {
  private constructor(private readonly db: IDBPDatabase<Shape>) {}

  /** Rejects where a browser keeps nothing (private windows). */
  static async open(): Promise<TabletStore> {
    const db = await openDB<Shape>("vrs-offline", 1, {
      upgrade(db) {
        db.createObjectStore("entries", { keyPath: "order", autoIncrement: true })
          .createIndex("clientKey", "clientKey", { unique: true });
        db.createObjectStore("kits");
        db.createObjectStore("drafts");
        db.createObjectStore("departures");
      },
      // A newer version of ours waits in another tab: it may have the database.
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
    return new TabletStore(db);
  }

  /** Resolves when the entry is on the disk. One of the same client key is there already: no-op. */
  async add(entry: KeptEntry): Promise<void> {
    const change = this.db.transaction("entries", "readwrite", { durability: "strict" });
    const known = await change.store.index("clientKey").getKey(entry.clientKey);
    if (known === undefined) await change.store.add(entry);
    await change.done;
  }

  /** In the order in which they were added; of every account. */
  entries(): Promise<KeptEntry[]> {
    return this.db.getAll("entries");
  }

  /** Unless it is gone. */
  async alter(clientKey: string, altered: Partial<KeptEntry>): Promise<void> {
    const change = this.db.transaction("entries", "readwrite");
    const cursor = await change.store.index("clientKey").openCursor(clientKey);
    if (cursor) await cursor.update({ ...cursor.value, ...altered });
    await change.done;
  }

  async remove(clientKey: string): Promise<void> {
    const change = this.db.transaction("entries", "readwrite");
    const order = await change.store.index("clientKey").getKey(clientKey);
    if (order !== undefined) await change.store.delete(order);
    await change.done;
  }

  kit(): Promise<KeptKit | undefined> {
    return this.db.get("kits", "current");
  }

  /** For `keepKit`, before the server is asked for a kit. */
  async departures(): Promise<number> {
    return await this.db.get("departures", "count") ?? 0;
  }

  /** Unless somebody signed out since there were so many departures: no late answer keeps a key. */
  async keepKit(kit: KeptKit, departures: number): Promise<void> {
    const change = this.db.transaction(["kits", "departures"], "readwrite");
    const now = await change.objectStore("departures").get("count") ?? 0;
    if (now === departures) await change.objectStore("kits").put(kit, "current");
    await change.done;
  }

  /** Takes the key away: what is sealed with it is unreadable until the same account signs in. */
  async dropKit(): Promise<void> {
    const stores = ["kits", "drafts", "departures"] as const;
    const change = this.db.transaction(stores, "readwrite", { durability: "strict" });
    await change.objectStore("kits").clear();
    await change.objectStore("drafts").clear();
    const departures = change.objectStore("departures");
    await departures.put((await departures.get("count") ?? 0) + 1, "count");
    await change.done;
  }

  async keepDraft(draft: KeptDraft): Promise<void> {
    await this.db.put("drafts", draft, "current");
  }

  /** The draft, which is gone from here then. */
  async takeDraft(): Promise<KeptDraft | undefined> {
    const change = this.db.transaction("drafts", "readwrite");
    const draft = await change.store.get("current");
    await change.store.clear();
    await change.done;
    return draft;
  }
}
