import type { Typed } from "../../domain/form_problem.ts";
import { keptFields } from "../../domain/offline/queued_dose.ts";
import { isAway } from "./answer_of.ts";
import { lostDose } from "./lost_form.ts";
import { LONGEST_WAIT_MS } from "./queue_server.ts";
import { ticketsOf } from "./read_line.ts";
import { askForSync } from "./sync.ts";
import type { Tablet } from "./tablet.ts";
import { VENUE_PATHS } from "./venue_paths.ts";

/** As much of a request of htmx as is needed to take it over. */
interface HtmxRequest {
  request: { action: string; method: string };
  fetch?: typeof fetch;
}

const TAKEN: ReadonlySet<string> = new Set([VENUE_PATHS.venueReadings, VENUE_PATHS.venueDoses]);

/**
 * When the network breaks while a ticket is read or a dose is registered, the offline screen goes on
 * with it. Every other form stays as it is, with the notice that it did not arrive. `who`: the login
 * ID the page was made for.
 */
export function takeOverLostForms(tablet: Tablet, who: string): void {
  document.body.addEventListener("htmx:config:request", (event) => {
    if (!(event instanceof CustomEvent)) return;
    const { ctx }: { ctx: HtmxRequest } = event.detail;
    const isOurs = ctx.request.method === "POST" && TAKEN.has(ctx.request.action);
    if (isOurs) ctx.fetch = (target, request) => fetchOrTakeOver(target, { tablet, who, request });
  });
}

interface TakenRequest {
  tablet: Tablet;
  who: string;
  request: RequestInit | undefined;
}

async function fetchOrTakeOver(
  target: RequestInfo | URL,
  { tablet, who, request }: TakenRequest,
): Promise<Response> {
  const form = Object.fromEntries(new URLSearchParams(request?.body as URLSearchParams));
  const answer = await wholeAnswer(target, request).catch((error) => {
    if (request?.signal?.aborted) throw error;
    return error as Error;
  });
  if (answer instanceof Response && !isAway(answer.status)) return answer;
  if (await isTakenOver(tablet, { who, form, isDose: target === VENUE_PATHS.venueDoses })) {
    location.assign(VENUE_PATHS.venueOffline);
    // To htmx nothing happened: the page goes.
    throw new DOMException("the offline screen goes on", "AbortError");
  }
  if (answer instanceof Response) return answer;
  throw answer;
}

/** With its body: an answer that breaks off is none. */
async function wholeAnswer(
  target: RequestInfo | URL,
  request: RequestInit | undefined,
): Promise<Response> {
  const patience = AbortSignal.timeout(LONGEST_WAIT_MS);
  const signal = request?.signal ? AbortSignal.any([request.signal, patience]) : patience;
  const answer = await fetch(target, { ...request, signal });
  await answer.clone().arrayBuffer();
  return answer;
}

interface LostForm {
  who: string;
  form: Typed;
  isDose: boolean;
}

/** False where nothing can be kept, or nobody could go on with it: then nothing was accepted. */
async function isTakenOver(tablet: Tablet, { who, form, isDose }: LostForm): Promise<boolean> {
  try {
    const kit = await tablet.kit();
    const worker = await navigator.serviceWorker.getRegistration(VENUE_PATHS.venue);
    if (kit?.account.loginId !== who || !worker?.active) return false;
    const queued = ticketsOf(await tablet.entries());
    const dose = isDose ? lostDose(form, { kit, queued, now: new Date() }) : undefined;
    if (dose) {
      await tablet.add(dose);
      await tablet.keepDraft({ kind: "saved", ocrLine: form.ocrLine ?? "" });
      askForSync();
    } else {
      const { ocrLine = "", clientKey = "" } = form;
      const typed: Typed = isDose ? { ...keptFields(form), clientKey } : { ocrLine };
      await tablet.keepDraft({ kind: "entry", typed });
    }
    return true;
  } catch (error) {
    console.warn(error);
    return false;
  }
}
