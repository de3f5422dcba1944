import { type Assets, buildAssets } from "../../routes/assets.ts";
import { lookupKeptAssets } from "../../routes/kept_assets.ts";
import { keepAssets } from "../../routes/package/keep_assets.ts";

/** Bytes. Larger ones, which few pages ask for, would take longer to pack than it saves. */
const LARGE = 300_000;

/** Builds what the browser loads once for a whole run of tests, and keeps it in a folder. */
export async function keepTestAssets(folder: string): Promise<void> {
  await keepAssets(folder, await buildAssets(), LARGE);
}

/** What was kept for this run (VRS_TEST_ASSETS), or built here and now. */
export async function theAssets(): Promise<Assets> {
  const folder = Deno.env.get("VRS_TEST_ASSETS");
  return (folder && await lookupKeptAssets(folder)) || await buildAssets();
}
