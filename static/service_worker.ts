import { isAway } from "./offline/answer_of.ts";
import {
  dropOlderVersions,
  keepVersion,
  keptAsset,
  keptShell,
  type OfflineFiles,
} from "./offline/kept_version.ts";
import { LONGEST_WAIT_MS } from "./offline/queue_server.ts";
import { requestKind } from "./offline/request_kind.ts";
import { sendNow } from "./offline/sender.ts";
import { SYNC_TAG } from "./offline/sync.ts";
import { Tablet } from "./offline/tablet.ts";
import type { WorkerScope } from "./offline/worker_scope.ts";

/** Written into the bundle by routes/assets.ts. */
declare const OFFLINE_FILES: OfflineFiles;

const worker = globalThis as unknown as WorkerScope;
const known = { origin: location.origin, assets: new Set(OFFLINE_FILES.files) };

worker.addEventListener("install", (event) => {
  event.waitUntil(keepVersion(OFFLINE_FILES).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOlderVersions(OFFLINE_FILES).then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { method, mode } = request;
  const kind = requestKind({ method, mode, url: new URL(request.url) }, known);
  if (kind === "asset") event.respondWith(asset(request));
  if (kind === "page") {
    event.respondWith(page(request));
    // A page of the version before may have closed since.
    event.waitUntil(dropOlderVersions(OFFLINE_FILES));
  }
});

worker.addEventListener("sync", (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(send());
});

async function asset(request: Request): Promise<Response> {
  return await keptAsset(request) ?? await fetch(request);
}

/** From the network, as ever; the shell when there is none, or nobody behind it. */
async function page(request: Request): Promise<Response> {
  const isPatient = request.method !== "GET";
  try {
    const answer = await (isPatient ? fetch(request) : Promise.race([fetch(request), lost()]));
    return isAway(answer.status) ? await keptShell(OFFLINE_FILES) ?? answer : answer;
  } catch (error) {
    const shell = await keptShell(OFFLINE_FILES);
    if (shell) return shell;
    throw error;
  }
}

function lost(): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  setTimeout(() => reject(new Error("no answer")), LONGEST_WAIT_MS);
  return promise;
}

/** The browser tries again later when it rejects. */
async function send(): Promise<void> {
  const tablet = await Tablet.open();
  const end = tablet && await sendNow(tablet);
  if (end === "unreachable" || end === "failed") throw new Error(end);
}
