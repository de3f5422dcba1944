import type { OfflineKit } from "../../domain/offline/offline_kit.ts";
import { fetchKit } from "./queue_server.ts";
import type { OpenKit, Tablet } from "./tablet.ts";

/**
 * Asks the server for what offline work needs, while there is a network. `who`: the login ID the page
 * was made for; "" on the offline page, which is nobody's. Answers whether the server was there.
 */
export async function refreshKit(tablet: Tablet, who: string): Promise<boolean> {
  const kept = await tablet.kit();
  const here = kept?.account;
  const isAnothers = here !== undefined && who !== "" && here.loginId !== who;
  // Whoever was here has gone without signing out: their key goes too, their entries stay.
  if (isAnothers) await tablet.signOut();
  const departures = await tablet.departures();
  const asked = await fetchKit(isAnothers ? undefined : here?.id);
  if ("kit" in asked) {
    const { loginId } = asked.kit.account;
    const kit = who === "" ? withDoctor(asked.kit, kept) : asked.kit;
    if (loginId === (who || here?.loginId)) await tablet.keepKit(kit, departures);
    return true;
  }
  if (asked.answer.kind === "held" && asked.answer.hold === "stopped") {
    await tablet.signOut();
  }
  return asked.answer.kind !== "unreachable";
}

/** Whoever was put to work on the offline page stays at work there. */
function withDoctor(kit: OfflineKit, kept: OpenKit | undefined): OfflineKit {
  const atWork = kept?.preset?.doctorName ?? "";
  if (!kit.preset?.doctorNames.includes(atWork)) return kit;
  return { ...kit, preset: { ...kit.preset, doctorName: atWork } };
}

/** Asks the browser never to clear the queue away for room. */
export async function askToBeKept(): Promise<boolean> {
  const { storage } = navigator;
  return await storage?.persisted?.() || await storage?.persist?.() || false;
}
