import { refreshKit } from "./refresh_kit.ts";
import { lookNow } from "./sender.ts";
import { watchSignOut } from "./sign_out.ts";
import type { Tablet } from "./tablet.ts";
import { takeOverLostForms } from "./take_over.ts";

/** As much of what htmx tells of a swap as is looked at. */
interface Answered {
  ctx?: { request?: { action?: string; body?: unknown } };
}

/** After so long without a new page the kit is asked for again. */
const KIT_AGE_MS = 5 * 60_000;

/** Where presets and who works at the tablet change. */
const ALTERS_KIT = /^\/venue\/(preset|operator)/;

/** A page of the counter, with its network: keeps the tablet ready to go on without. */
export async function watchCounter(tablet: Tablet, who: string): Promise<void> {
  takeOverLostForms(tablet, who);
  await watchSignOut(tablet);
  let askedAt = Date.now();
  document.body.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = (event as CustomEvent<Answered | null>).detail ?? {};
    lookAfter(tablet).catch(console.warn);
    if (!altersKit(ctx?.request) && Date.now() - askedAt < KIT_AGE_MS) return;
    askedAt = Date.now();
    refreshKit(tablet, who).catch(console.warn);
  });
  await refreshKit(tablet, who);
}

/** 要確認 may just have been registered at the counter. */
async function lookAfter(tablet: Tablet): Promise<void> {
  const entries = await tablet.entries();
  if (entries.some(({ state }) => state === "needs_person")) await lookNow(tablet);
}

function altersKit(request: { action?: string; body?: unknown } | undefined): boolean {
  const { action = "", body } = request ?? {};
  return ALTERS_KIT.test(action) ||
    (body instanceof URLSearchParams && body.get("keepAsPreset") === "yes");
}
