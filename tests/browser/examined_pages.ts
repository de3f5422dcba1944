/** The make-ups of pages that axe found in order in this run: shared by its processes (VRS_TEST_PAGES, a folder). */
const here = new Set<string>();

export async function wasExamined(makeUp: string): Promise<boolean> {
  if (here.has(makeUp)) return true;
  const path = pathOf(makeUp);
  return path !== undefined && await Deno.stat(path).then(() => true, () => false);
}

export async function rememberExamined(makeUp: string): Promise<void> {
  here.add(makeUp);
  const path = pathOf(makeUp);
  if (path) await Deno.writeTextFile(path, "");
}

function pathOf(makeUp: string): string | undefined {
  const folder = Deno.env.get("VRS_TEST_PAGES");
  return folder && `${folder}/${makeUp}`;
}
