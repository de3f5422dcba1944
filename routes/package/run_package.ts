/** `deno task package [folder]`: one file that brings all it needs and runs on any Linux (x64). */
import { resolve } from "node:path";
import { makePackage } from "./make_package.ts";

const began = performance.now();
const path = await makePackage({ folder: resolve(Deno.args[0] ?? "."), level: 6 });
const { size } = await Deno.stat(path);
console.log(
  `${path}\n${(size / 1e6).toFixed(1)} MB, ${((performance.now() - began) / 1e3).toFixed(0)}秒`,
);
