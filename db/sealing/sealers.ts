import { type FileSealer, fileSealer } from "./file_sealer.ts";
import type { KeyRing } from "./key_ring.ts";
import { type MyNumberSealer, myNumberSealer } from "./my_number_sealer.ts";

/** What goes to the database only sealed. */
export interface Sealers {
  myNumbers: MyNumberSealer;
  files: FileSealer;
  /** For a thread that has to make sealers of its own. */
  keys: KeyRing;
}

export function sealersWith(keys: KeyRing): Sealers {
  return { myNumbers: myNumberSealer(keys), files: fileSealer(keys), keys };
}
