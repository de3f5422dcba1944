import { fileURLToPath } from "node:url";

/** Beside the packages it is made of; git and Deno ignore it. */
const FOLDER = fileURLToPath(new URL("../node_modules/.cache/vrs_packed/", import.meta.url));

/** What an earlier start packed; undefined when none did, or nothing can be kept here. */
export async function lookupPacked(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return await Deno.readFile(`${FOLDER}${name}.br`).catch(() => undefined);
}

/** Keeps it for the next start. Where nothing can be written it is packed again each time. */
export async function keepPacked(name: string, packed: Uint8Array): Promise<void> {
  try {
    await Deno.mkdir(FOLDER, { recursive: true });
    const draft = await Deno.makeTempFile({ dir: FOLDER });
    await Deno.writeFile(draft, packed);
    // At once: another process may look for it just now.
    await Deno.rename(draft, `${FOLDER}${name}.br`);
  } catch {
    // A read-only installation.
  }
}
