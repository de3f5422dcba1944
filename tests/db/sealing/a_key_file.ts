import { ensureKeyFile, type KeyRing, loadKeyRing } from "../../../db/sealing/key_ring.ts";

/** A new key file in a folder of its own, which goes at the end of its scope. */
export async function aKeyFile() {
  const directory = await Deno.makeTempDir({ prefix: "vrs-test-" });
  const path = `${directory}/keys.json`;
  await ensureKeyFile(path);
  return {
    path,
    /** The ring as another process has it that starts now. */
    read: (): Promise<KeyRing> => loadKeyRing(path),
    [Symbol.asyncDispose]: () => Deno.remove(directory, { recursive: true }),
  };
}
