import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { findChromium } from "../browser/chromium.ts";
import { keepTestAssets } from "./kept_assets.ts";
import { layMemoryDisk, takeMemoryDisk } from "./memory_disk.ts";

/** What the test processes find in their environment, and how to put it away afterwards. */
export type TestSurroundings = {
  /** For whatever the run needs; gone with the rest. */
  directory: string;
  environment: Record<string, string>;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * Finds the browser (VRS_CHROMIUM), builds what browsers load (VRS_TEST_ASSETS, a folder),
 * makes a folder for what axe has examined (VRS_TEST_PAGES) and one for temporary files (TMPDIR), and
 * starts one PostgreSQL for the whole run (VRS_TEST_SOCKET, a directory), unless
 * VRS_TEST_DATABASE_URL names a server to use instead.
 */
export async function prepareTestSurroundings(): Promise<TestSurroundings> {
  const directory = await Deno.makeTempDir({ prefix: "vrs_test_" });
  const isInMemory = await layMemoryDisk(directory);
  const remove = async () => {
    if (isInMemory) await takeMemoryDisk(directory);
    await Deno.remove(directory, { recursive: true });
  };
  try {
    // Under root PostgreSQL runs as another user, who must be able to enter.
    await Deno.chmod(directory, 0o755);
    const assets = `${directory}/assets`;
    await keepTestAssets(assets);
    const pages = `${directory}/pages`;
    await Deno.mkdir(pages);
    const temporary = `${directory}/tmp`;
    await Deno.mkdir(temporary);
    await Deno.chmod(temporary, 0o1777);
    // Three jobs on the two cores these tests are meant for: much of a job is waiting for a browser
    // or the disk. Measured: 11 minutes instead of 13.
    const environment = {
      VRS_CHROMIUM: await findChromium(),
      VRS_TEST_ASSETS: assets,
      VRS_TEST_PAGES: pages,
      TMPDIR: temporary,
      DENO_JOBS: Deno.env.get("DENO_JOBS") ?? "3",
    };
    if (Deno.env.get("VRS_TEST_DATABASE_URL")) {
      return { directory, environment, [Symbol.asyncDispose]: remove };
    }
    const postgres = await startEmbeddedPostgres(`${directory}/postgres`);
    return {
      directory,
      environment: { ...environment, VRS_TEST_SOCKET: postgres.socketDirectory },
      [Symbol.asyncDispose]: () => postgres.stop().finally(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
