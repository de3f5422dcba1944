import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { stop } from "esbuild";
import type { AssetUrls } from "../views/layout/frame.ts";
import { paths } from "../views/paths.ts";
import type { Asset } from "./asset.ts";
import { bundle } from "./bundle.ts";
import { packed } from "./packed.ts";
import { readPdfFiles } from "./pdf_files.ts";
import { readReaderFiles } from "./reader_files.ts";

export interface Assets {
  urls: AssetUrls;
  /** By the last part of its URL, which names its content: it may be cached for ever. */
  byName: ReadonlyMap<string, Asset>;
}

const STATIC = fileURLToPath(new URL("../static/", import.meta.url));
const ENTRIES = [
  ...["app.ts", "reader.ts", "scans.ts", "passkey.ts", "app.css"],
  ...["offline.ts", "service_worker.ts"],
].map((name) => `${STATIC}${name}`);
const TYPES: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  traineddata: "application/octet-stream",
};

/** Bundles `static/` with the installed browser libraries; nothing third-party is kept in git. */
export async function buildAssets(): Promise<Assets> {
  const byName = new Map<string, Asset>();
  const add = (extension: string, bytes: Uint8Array<ArrayBuffer>, more: Partial<Asset> = {}) => {
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    const name = `vrs-${hash}.${extension}`;
    byName.set(name, { type: TYPES[extension]!, packed: packed(name, bytes), ...more });
    return paths.asset(name);
  };
  const [readerFiles, pdfFiles, pages, icon] = await Promise.all([
    readReaderFiles(add),
    readPdfFiles(add),
    bundle(ENTRIES),
    Deno.readFile(`${STATIC}icon.svg`),
  ]);
  const [worker] = await bundle([`${STATIC}reader/worker.ts`], { READER_FILES: readerFiles });
  await stop();
  const [script, reader, scans, passkey, style, offline, serviceWorker] = pages;
  const urls = {
    script: add("js", script!),
    style: add("css", style!),
    icon: add("svg", icon),
    passkey: add("js", passkey!),
    scans: { script: add("js", scans!), ...pdfFiles },
    reader: {
      script: add("js", reader!),
      worker: add("js", worker!, { runsReader: true }),
    },
    offline: {
      script: add("js", offline!),
      serviceWorker: add("js", serviceWorker!),
      readerFiles: Object.values(readerFiles),
    },
  };
  return { urls, byName };
}
