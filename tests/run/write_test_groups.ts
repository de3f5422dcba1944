import { listRepositoryPaths } from "../architecture/source_file.ts";
import { groupModule, groupTestFiles, isTestFile, type TestFile } from "./test_groups.ts";

const ROOT = new URL("../../", import.meta.url);

/** Every file of tests in the repository. */
export async function readTestFiles(): Promise<TestFile[]> {
  const paths = (await listRepositoryPaths()).filter(isTestFile);
  return await Promise.all(paths.map(async (path) => {
    return { path, text: await Deno.readTextFile(new URL(path, ROOT)) };
  }));
}

/** Writes a module for each group of the whole run; answers their paths, what is to start first first. */
export async function writeTestGroups(folder: string): Promise<string[]> {
  const groups = groupTestFiles(await readTestFiles());
  return await Promise.all(groups.map(async (group) => {
    const path = `${folder}/${group.name}_test.ts`;
    await Deno.writeTextFile(path, groupModule(group, ROOT.href));
    return path;
  }));
}
