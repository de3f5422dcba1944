import { deserialize, serialize } from "node:v8";
import type { Asset } from "../../routes/asset.ts";
import { type Assets, buildAssets } from "../../routes/assets.ts";
import { type Packed, packed } from "../../routes/packed.ts";

type Bytes = Uint8Array<ArrayBuffer>;

interface KeptAsset extends Omit<Asset, "packed"> {
  name: string;
  bytes: Bytes;
  /** Of what every page asks for. */
  brotli?: Bytes;
}

interface Kept {
  urls: Assets["urls"];
  assets: KeptAsset[];
}

/** Bytes. Larger ones, which few pages ask for, would take longer than they save. */
const LARGE = 300_000;

/** Builds what the browser loads once for a whole run of tests, and keeps it in a file. */
export async function keepAssets(path: string): Promise<void> {
  const { urls, byName } = await buildAssets();
  const assets = await Promise.all(
    Array.from(byName, async ([name, { packed: { bytes, as }, ...asset }]): Promise<KeptAsset> => {
      const brotli = bytes.length <= LARGE ? await as("br") : undefined;
      return { name, bytes, brotli, ...asset };
    }),
  );
  await Deno.writeFile(path, serialize({ urls, assets } satisfies Kept));
}

/** What `keepAssets` kept for this run (VRS_TEST_ASSETS), or built here and now. */
export async function theAssets(): Promise<Assets> {
  const path = Deno.env.get("VRS_TEST_ASSETS");
  if (!path) return await buildAssets();
  const { urls, assets }: Kept = deserialize(await Deno.readFile(path));
  const byName = new Map(assets.map(({ name, bytes, brotli, ...asset }): [string, Asset] => {
    return [name, { ...asset, packed: packedAlready(packed(name, plain(bytes)), brotli) }];
  }));
  return { urls, byName };
}

function packedAlready(fresh: Packed, brotli: Bytes | undefined): Packed {
  if (!brotli) return fresh;
  const bytes = plain(brotli);
  return {
    ...fresh,
    as: (encoding) => encoding === "br" ? Promise.resolve(bytes) : fresh.as(encoding),
    settled: () => Promise.resolve(),
  };
}

/** Node gives back its own kind of array. */
function plain(bytes: Bytes): Bytes {
  return new Uint8Array(bytes);
}
