/** A program of the machine that builds has failed; `stderr` is what it said. */
export class ProgramFailure extends Error {
  override name = "ProgramFailure";

  constructor(program: string, readonly stderr: string) {
    super(`${program} failed: ${stderr}`);
  }
}

/** Runs a program and answers its standard output. Throws a `ProgramFailure` when it fails. */
export async function runToEnd(
  program: string,
  args: string[],
  options: Pick<Deno.CommandOptions, "cwd" | "env"> = {},
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(program, {
    ...options,
    args,
    stdin: "null",
  }).output();
  if (!success) throw new ProgramFailure(program, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
