import { join, resolve } from "node:path";
import type { Configuration } from "../../domain/configuration.ts";

/** Where the keys lie, as an absolute path. */
export function keyFilePath(
  { VRS_KEY_FILE, VRS_DATA_DIR }: Pick<Configuration, "VRS_KEY_FILE" | "VRS_DATA_DIR">,
): string {
  return resolve(VRS_KEY_FILE ?? join(VRS_DATA_DIR, "keys.json"));
}
