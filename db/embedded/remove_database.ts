/** Removes a data directory with its stopped database. */
export async function removeDataDirectory(dataDirectory: string): Promise<void> {
  await removeDatabase(`${dataDirectory}/postgres`);
  await Deno.remove(dataDirectory, { recursive: true });
}

/** Removes what `entry` is or leads to (see `prepareDatabasePlace`), if anything. */
export async function removeDatabase(entry: string): Promise<void> {
  const root = await Deno.realPath(entry).catch(() => undefined);
  if (root) await Deno.remove(root, { recursive: true });
  await Deno.remove(entry).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error; // it was no link
  });
}
