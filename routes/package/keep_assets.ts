import type { Assets } from "../assets.ts";
import type { KeptIndex } from "../kept_assets.ts";

/**
 * Keeps what the browser loads in a new folder, where `lookupKeptAssets` finds it: the same bytes
 * for the same assets. Those of more than `largest` bytes are not packed, which takes seconds.
 */
export async function keepAssets(
  folder: string,
  { byName, ...others }: Assets,
  largest = Infinity,
): Promise<void> {
  await Deno.mkdir(folder);
  const named = Array.from(byName).toSorted(([a], [b]) => a < b ? -1 : 1);
  const assets = await Promise.all(named.map(async ([name, { packed, ...asset }]) => {
    await Deno.writeFile(`${folder}/${name}`, packed.bytes);
    const isPacked = packed.bytes.length <= largest;
    if (isPacked) {
      await packed.settled();
      await Deno.writeFile(`${folder}/${name}.br`, await packed.as("br"));
    }
    return { name, isPacked, ...asset };
  }));
  const index: KeptIndex = { ...others, assets };
  await Deno.writeTextFile(`${folder}/index.json`, JSON.stringify(index));
}
