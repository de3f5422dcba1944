import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, stop } from "esbuild";
import type { AssetUrls } from "../views/layout/frame.ts";
import { paths } from "../views/paths.ts";

export interface Asset {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  gzipped: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  urls: AssetUrls;
  /** By the last part of its URL, which names its content: it may be cached for ever. */
  byName: ReadonlyMap<string, Asset>;
}

const STATIC = fileURLToPath(new URL("../static/", import.meta.url));
const TYPES: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** Bundles `static/` with the installed browser libraries; nothing third-party is kept in git. */
export async function buildAssets(): Promise<Assets> {
  const result = await build({
    entryPoints: [`${STATIC}app.ts`, `${STATIC}app.css`],
    bundle: true,
    minify: true,
    write: false,
    outdir: STATIC,
    target: "es2022",
    logLevel: "silent",
  });
  await stop();
  const files = result.outputFiles.map(({ path, contents }) => ({
    extension: path.split(".").at(-1)!,
    contents: new Uint8Array(contents),
  }));
  files.push({ extension: "svg", contents: await Deno.readFile(`${STATIC}icon.svg`) });
  const byName = new Map<string, Asset>();
  const urlOf = (wanted: string) => {
    const { contents } = files.find(({ extension }) => extension === wanted)!;
    const hash = createHash("sha256").update(contents).digest("hex").slice(0, 16);
    const name = `vrs-${hash}.${wanted}`;
    byName.set(name, {
      type: TYPES[wanted]!,
      bytes: contents,
      gzipped: new Uint8Array(gzipSync(contents, { level: 9 })),
    });
    return paths.asset(name);
  };
  const urls = { script: urlOf("js"), style: urlOf("css"), icon: urlOf("svg") };
  return { urls: { ...urls, reader: { worker: "" } }, byName };
}
