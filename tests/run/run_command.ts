/** A command that ran to its end: its exit code, and what it wrote to standard output. */
export type CommandResult = { exitCode: number; output: string };

/**
 * Runs this Deno with the arguments, shows its output as it comes and keeps a copy of it. Ctrl-C
 * and SIGTERM end the command, not the caller, who still has to clean up.
 */
export async function runDeno(
  args: string[],
  environment: Record<string, string> = {},
): Promise<CommandResult> {
  const command = new Deno.Command(Deno.execPath(), {
    args,
    env: environment,
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const stop = () => command.kill("SIGTERM");
  Deno.addSignalListener("SIGINT", stop);
  Deno.addSignalListener("SIGTERM", stop);
  try {
    const output = await showAndKeep(command.stdout);
    return { exitCode: (await command.status).code, output };
  } finally {
    Deno.removeSignalListener("SIGINT", stop);
    Deno.removeSignalListener("SIGTERM", stop);
  }
}

async function showAndKeep(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true });
    let rest: Uint8Array = chunk;
    while (rest.length > 0) rest = rest.subarray(await Deno.stdout.write(rest));
  }
  return text + decoder.decode();
}
