import type { OfflineAnswer } from "../../domain/offline/offline_answer.ts";
import type { OfflineKit } from "../../domain/offline/offline_kit.ts";
import { sentForm } from "../../domain/offline/queued_dose.ts";
import { type Answer, answerOf } from "./answer_of.ts";
import type { QueuedEntry } from "./queued_entry.ts";
import { VENUE_PATHS } from "./venue_paths.ts";

/** A network that does not answer for so long is none. */
export const LONGEST_WAIT_MS = 15_000;

/** Registers the dose, or asks for a person. */
export function postDose(entry: QueuedEntry): Promise<Answer> {
  return post(VENUE_PATHS.venueOfflineDoses, entry, {});
}

/** Only asks whether it is registered. */
export function lookForDose(entry: QueuedEntry): Promise<Answer> {
  return post(VENUE_PATHS.venueOfflineDoses, entry, { step: "look" });
}

/** 登録しない. */
export function postDiscard(entry: QueuedEntry, reason: string): Promise<Answer> {
  return post(VENUE_PATHS.venueOfflineDiscards, entry, { reason });
}

/** What came of asking for the kit: `hold` when the server says that nobody may have it now. */
export type KitAnswer = { kit: OfflineKit } | { answer: Answer };

/** `account`: whose kit is here already. Never rejects. */
export async function fetchKit(account: string | undefined): Promise<KitAnswer> {
  try {
    const answer = await fetch(VENUE_PATHS.venueOfflineKit, {
      headers: account ? { "VRS-Account": account } : {},
      redirect: "error",
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    if (answer.ok) return { kit: await answer.json() };
    return { answer: answerOf(answer.status, await bodyOf(answer)) };
  } catch {
    return { answer: { kind: "unreachable" } };
  }
}

async function post(
  path: string,
  { account, dose }: QueuedEntry,
  more: Record<string, string>,
): Promise<Answer> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "VRS-Account": account },
      body: new URLSearchParams({ ...sentForm(dose), ...more }),
      redirect: "error",
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    return answerOf(answer.status, await bodyOf(answer));
  } catch {
    return { kind: "unreachable" };
  }
}

/** Undefined when it is no JSON. A body that breaks off is no answer: rejects. */
async function bodyOf(answer: Response): Promise<OfflineAnswer | undefined> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
