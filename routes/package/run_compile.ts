/** `deno task compile [folder]`: one executable by `deno compile`, which needs its runtime part. */
import { resolve } from "node:path";
import { compileProgram } from "./compile_program.ts";
import { ProgramFailure } from "./run_to_end.ts";

try {
  console.log(await compileProgram(resolve(Deno.args[0] ?? ".")));
} catch (error) {
  if (!(error instanceof ProgramFailure)) throw error;
  console.error(error.stderr);
  Deno.exit(1);
}
