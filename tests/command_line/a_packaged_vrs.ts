import { makePackage } from "../../routes/package/make_package.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import type { VrsEnd } from "./vrs_process.ts";

/** Whom Debian has for whoever must own nothing. */
const NOBODY = 65_534;

export interface PackagedVrs extends AsyncDisposable {
  path: string;
  /** Runs it with this environment and nothing else, to its end. */
  run(args: string[], environment: Record<string, string>, typed?: string): Promise<VrsEnd>;
  /** Starts it in the same way; `url` is where it listens. */
  serve(args: string[], environment: Record<string, string>): Promise<PackagedServer>;
}

export interface PackagedServer {
  url: string;
  pid: number;
  stop(signal: Deno.Signal): Promise<number>;
}

/** The file that `deno task package` makes, quickly packed, run by an ordinary user if possible. */
export async function aPackagedVrs(): Promise<PackagedVrs> {
  const folder = await aDataDirectory();
  const assets = Deno.env.get("VRS_TEST_ASSETS");
  const path = await makePackage({ folder: folder.path, level: 1, assets });
  // Root is no ordinary user; whoever else runs the tests is one.
  const user = Deno.uid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const command = (args: string[], env: Record<string, string>) =>
    new Deno.Command(path, {
      ...{ ...user, args, env, clearEnv: true, cwd: "/tmp" },
      ...{ stdin: "piped", stdout: "piped", stderr: "piped" },
    }).spawn();
  return {
    path,
    async run(args, environment, typed = "") {
      const process = command(args, environment);
      const writer = process.stdin.getWriter();
      await writer.write(new TextEncoder().encode(typed)).catch(() => {}); // it may not listen
      await writer.close().catch(() => {});
      const { code, stdout, stderr } = await process.output();
      const [said, complained] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
      return { code, stdout: said!, stderr: complained! };
    },
    async serve(args, environment) {
      const process = command(args, { PORT: "0", ...environment });
      await process.stdin.close();
      const url = await addressIn(process);
      const stop = async (signal: Deno.Signal) => {
        process.kill(signal);
        return (await process.status).code;
      };
      return { url, pid: process.pid, stop };
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** The first address it says; what it says after that is read, so that it need not wait. */
async function addressIn(process: Deno.ChildProcess): Promise<string> {
  const complaints = new Response(process.stderr).text();
  const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  for (let said = "";;) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`it ended: ${said}${await complaints}`);
    said += value;
    const url = /http:\/\/[^"\s]+/.exec(said)?.[0];
    if (!url) continue;
    void (async () => {
      while (!(await reader.read()).done);
    })();
    return url;
  }
}
