import type { Database } from "../../../db/database.ts";

const PROGRAM = new URL("./job_process.ts", import.meta.url).pathname;

/** Another process that runs the queued jobs; killed at the end of its scope. */
export function aJobProcess({ address }: Database, manner: "stuck" | "telling") {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", PROGRAM, JSON.stringify(address), manner],
    stdout: "piped",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  const kill = async () => {
    try {
      child.kill("SIGKILL");
    } catch {
      // It has ended by itself.
    }
    await child.status;
    await lines.return?.();
  };
  return {
    /** Resolves when it says something; throws when it ends before. */
    hasBegun: async () => {
      if ((await lines.next()).done) throw new Error("the process ended without a word");
    },
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
