import { VERSION } from "../../domain/version.ts";
import { buildAssets } from "../assets.ts";
import { keepAssets } from "./keep_assets.ts";
import { writeSelfExtractingFile } from "./self_extracting_file.ts";
import { ROOT, stageApplication } from "./stage_application.ts";

export interface PackageOrder {
  /** Where the file is to be; one of the same name is replaced. */
  folder: string;
  /** gzip's, 1 (quick) to 9 (small). */
  level: number;
  /** A folder with what the browser loads, as `keepAssets` makes it; built when not given. */
  assets?: string;
}

/**
 * Makes the one file to deploy and answers its path: this Deno, our sources with the packages they
 * need, PostgreSQL, and what the browser loads. The same tree makes the same bytes.
 */
export async function makePackage({ folder, level, assets }: PackageOrder): Promise<string> {
  const path = `${folder}/vrs-${VERSION}-linux-x64`;
  await inWorkshop(async (workshop) => {
    const from = `${workshop}/package`;
    await stageApplication({ to: `${from}/app`, assets: assets ?? await makeAssets(workshop) });
    await Deno.copyFile(Deno.execPath(), `${from}/deno`);
    await Deno.chmod(`${from}/deno`, 0o755);
    await writeSelfExtractingFile({ from, to: path, level, v8Flags: await theV8Flags() });
  });
  return path;
}

/** A temporary folder for what is made on the way. */
export async function inWorkshop<Made>(work: (folder: string) => Promise<Made>): Promise<Made> {
  const folder = await Deno.makeTempDir({ prefix: "vrs-package-" });
  try {
    return await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Builds what the browser loads, packed as well as can be, into a folder of the workshop. */
export async function makeAssets(workshop: string): Promise<string> {
  const folder = `${workshop}/assets`;
  await keepAssets(folder, await buildAssets());
  return folder;
}

/** Those that `deno task start` runs with. */
export async function theV8Flags(): Promise<string> {
  const { tasks } = JSON.parse(await Deno.readTextFile(`${ROOT}/deno.json`));
  return /--v8-flags=(\S+)/.exec(tasks.start)![1]!;
}
