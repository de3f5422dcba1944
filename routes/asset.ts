import type { Packed } from "./packed.ts";

/** One file the browser loads. */
export interface Asset {
  type: string;
  packed: Packed;
  /** A script that runs WebAssembly in a worker brings its own policy. */
  runsReader?: true;
}
