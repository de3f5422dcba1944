import type { QueuedDose } from "../../domain/offline/queued_dose.ts";
import type { Turn } from "./queue_order.ts";
import { seal, unseal } from "./seal.ts";
import type { KeptEntry, KeptKit } from "./tablet_store.ts";

/** An entry of the queue, opened. */
export interface QueuedEntry extends Turn {
  account: string;
  dose: QueuedDose;
  /** Why a person has to look at it; empty while nobody has to. */
  reasons: readonly string[];
}

/** 券種 and 回数 stand first in the line: two doses of one ticket wait for each other. */
const BEFORE_TICKET = 2;

interface Content {
  dose: QueuedDose;
  reasons: readonly string[];
}

/** A dose as it is kept: sealed, but for what its order and its turn depend on. */
export async function sealEntry(
  { account, key }: KeptKit,
  dose: QueuedDose,
  reasons: readonly string[] = [],
): Promise<KeptEntry> {
  const { clientKey, readAt } = dose;
  const content: Content = { dose, reasons };
  return {
    clientKey,
    account,
    state: reasons.length > 0 ? "needs_person" : "unsent",
    readAt: Date.parse(readAt),
    dose: await seal(key, nameOf({ account, clientKey }), content),
  };
}

/** Undefined when the key does not open it. */
export async function openEntry(
  { account, key }: KeptKit,
  kept: KeptEntry,
): Promise<QueuedEntry | undefined> {
  try {
    const { dose, reasons } = await unseal<Content>(key, nameOf(kept), kept.dose);
    const { clientKey, state } = kept;
    const ticket = (dose.typed.ocrLine ?? "").slice(BEFORE_TICKET);
    return { account, clientKey, state, ticket, dose, reasons };
  } catch {
    return undefined;
  }
}

function nameOf({ account, clientKey }: Pick<KeptEntry, "account" | "clientKey">): string {
  return `${account} ${clientKey}`;
}
