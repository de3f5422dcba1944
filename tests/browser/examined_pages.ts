/**
 * The parts of pages that axe found in order in this run, by their digests: shared by its processes
 * (VRS_TEST_PAGES, a folder).
 */
const here = new Set<string>();

export async function wereExamined(parts: readonly string[]): Promise<boolean> {
  for (const part of parts) if (!await wasExamined(part)) return false;
  return true;
}

async function wasExamined(part: string): Promise<boolean> {
  if (here.has(part)) return true;
  const path = pathOf(part);
  const was = path !== undefined && await Deno.stat(path).then(() => true, () => false);
  if (was) here.add(part);
  return was;
}

export async function rememberExamined(parts: readonly string[]): Promise<void> {
  for (const part of parts) {
    here.add(part);
    const path = pathOf(part);
    if (path) await Deno.writeTextFile(path, "");
  }
}

function pathOf(part: string): string | undefined {
  const folder = Deno.env.get("VRS_TEST_PAGES");
  return folder && `${folder}/${part}`;
}
