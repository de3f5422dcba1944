import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { AssetUrls } from "../views/layout/frame.ts";
import { OfflineShell } from "../views/offline/offline_shell.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import type { Assets } from "./assets.ts";
import { allowReader } from "./security.ts";
import { webAppManifest } from "./web_app_manifest.ts";

/**
 * What makes the venue menu an app that opens without a network: the same for everybody, with nobody
 * in it. The worker keeps the shell itself; browsers ask for the worker at each visit.
 */
export const webAppRoutes = new Hono<AppEnv>();

webAppRoutes.get(paths.manifest, (c) => {
  c.header("content-type", "application/manifest+json");
  return c.body(JSON.stringify(webAppManifest(c.var.office.assets.urls)));
});

webAppRoutes.get(paths.venueOffline, async (c) => {
  allowReader(c);
  return c.html((await appFiles(c.var.office.assets)).shell);
});

webAppRoutes.get(paths.serviceWorker, async (c) => {
  const { worker, etag } = await appFiles(c.var.office.assets);
  c.header("cache-control", "no-cache");
  c.header("service-worker-allowed", "/");
  c.header("etag", etag);
  if (c.req.header("if-none-match") === etag) return c.body(null, 304);
  c.header("content-type", "text/javascript; charset=utf-8");
  return c.body(worker);
});

interface AppFiles {
  /** The offline page as it is sent. */
  shell: string;
  worker: string;
  etag: string;
}

/** Drawn once for all who ask. */
const drawn = new WeakMap<Assets, Promise<AppFiles>>();

function appFiles(assets: Assets): Promise<AppFiles> {
  const known = drawn.get(assets);
  if (known) return known;
  const drawing = draw(assets);
  drawn.set(assets, drawing);
  return drawing;
}

/** The worker is told what to keep, and under which version: another byte makes it another one. */
async function draw({ urls, byName }: Assets): Promise<AppFiles> {
  const shell = `<!doctype html>${await <OfflineShell assets={urls} />}`;
  const files = filesOf(urls);
  const version = hashOf(JSON.stringify([files, shell]));
  const kept = JSON.stringify({ version, shell: paths.venueOffline, files });
  const { packed } = byName.get(urls.offline.serviceWorker.split("/").at(-1)!)!;
  const worker = `const OFFLINE_FILES = ${kept};\n${new TextDecoder().decode(packed.bytes)}`;
  return { shell, worker, etag: `"${hashOf(worker)}"` };
}

/** What the pages of a venue and the reader load. */
function filesOf({ script, style, icon, reader, offline }: AssetUrls): string[] {
  return [
    ...[script, style, icon, offline.script],
    ...[reader.script, reader.worker, ...offline.readerFiles],
  ];
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
