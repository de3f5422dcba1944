import { fileURLToPath } from "node:url";
import type { Asset } from "./asset.ts";
import type { Assets } from "./assets.ts";
import { type Packed, packed } from "./packed.ts";

/** A folder with what the browser loads: each file under its name, packed beside it as `.br`. */
export interface KeptIndex extends Omit<Assets, "byName"> {
  assets: KeptAsset[];
}

interface KeptAsset extends Omit<Asset, "packed"> {
  name: string;
  isPacked: boolean;
}

/** In a package: beside the sources. A checkout has none. */
const BESIDE = fileURLToPath(new URL("../assets/", import.meta.url));

/** What was built beforehand, or else what is built here and now. */
export async function findAssets(): Promise<Assets> {
  const kept = await lookupKeptAssets(BESIDE);
  if (kept) return kept;
  // Only here, because a package carries neither the bundler nor what it bundles.
  const { buildAssets } = await import("./assets.ts");
  return await buildAssets();
}

/** What `keepAssets` put into this folder; undefined when there is no such folder. */
export async function lookupKeptAssets(folder: string): Promise<Assets | undefined> {
  const text = await Deno.readTextFile(`${folder}/index.json`).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  if (text === undefined) return undefined;
  const { assets, ...others }: KeptIndex = JSON.parse(text);
  const byName = await Promise.all(assets.map(async ({ name, isPacked, ...asset }) => {
    const bytes = await Deno.readFile(`${folder}/${name}`);
    const brotli = isPacked ? await Deno.readFile(`${folder}/${name}.br`) : undefined;
    return [name, { ...asset, packed: packedAlready(packed(name, bytes), brotli) }] as const;
  }));
  return { ...others, byName: new Map(byName) };
}

function packedAlready(fresh: Packed, brotli: Uint8Array<ArrayBuffer> | undefined): Packed {
  if (!brotli) return fresh;
  return {
    ...fresh,
    as: (encoding) => encoding === "br" ? Promise.resolve(brotli) : fresh.as(encoding),
    settled: () => Promise.resolve(),
  };
}
