import { Configuration } from "../../domain/configuration.ts";

const MAIN = new URL("../../main.ts", import.meta.url).pathname;

export type Environment = Record<string, string>;

export interface VrsEnd {
  code: number;
  stdout: string;
  stderr: string;
}

/** A running `main.ts` with the permissions of `deno.json`; it sees none of our own settings but those given. */
export class VrsProcess {
  #child: Deno.ChildProcess;
  #output = { stdout: "", stderr: "" };
  #reading: Promise<unknown>;
  #changed = Promise.withResolvers<void>();

  constructor(args: string[], environment: Environment = {}, typed = "") {
    const kept = Object.entries(Deno.env.toObject()).filter(([name]) =>
      !(name in Configuration.shape)
    );
    this.#child = new Deno.Command(Deno.execPath(), {
      // Quiet, because with an empty cache Deno reports its downloads on the same stream.
      args: ["run", "-P", "--no-prompt", "--quiet", MAIN, ...args],
      env: { ...Object.fromEntries(kept), NO_COLOR: "1", ...environment },
      clearEnv: true,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#reading = Promise.all([this.#read("stdout"), this.#read("stderr"), this.#type(typed)]);
  }

  /** Waits until standard output has this; throws when the process ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const ended = this.#child.status.then(() => this.#reading);
    for (;;) {
      const found = pattern.exec(this.#output.stdout);
      if (found) return found;
      const change = this.#changed.promise.then(() => "more");
      if (await Promise.race([change, ended]) === "more") continue;
      if (pattern.test(this.#output.stdout)) continue;
      throw new Error(`ended without ${pattern}:\n${this.#output.stdout}${this.#output.stderr}`);
    }
  }

  get pid(): number {
    return this.#child.pid;
  }

  kill(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  async ends(): Promise<VrsEnd> {
    const { code } = await this.#child.status;
    await this.#reading;
    return { code, ...this.#output };
  }

  async #read(stream: "stdout" | "stderr"): Promise<void> {
    for await (const text of this.#child[stream].pipeThrough(new TextDecoderStream())) {
      this.#output[stream] += text;
      this.#changed.resolve();
      this.#changed = Promise.withResolvers();
    }
  }

  async #type(text: string): Promise<void> {
    const writer = this.#child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(text)).catch(() => {}); // it may not listen
    await writer.close().catch(() => {});
  }
}

/** Runs a command to its end. */
export function runVrs(args: string[], environment?: Environment, typed?: string): Promise<VrsEnd> {
  return new VrsProcess(args, environment, typed).ends();
}

/** A `serve` that takes requests on a free port; killed at the end of its scope if still there. */
export async function aServer(environment: Environment, args: string[] = ["serve"]) {
  const vrs = new VrsProcess(args, { PORT: "0", ...environment });
  const [url] = await vrs.says(/http:\/\/[^"\s]+/);
  let end: Promise<VrsEnd> | undefined;
  const stop = (signal: Deno.Signal): Promise<VrsEnd> => {
    if (!end) vrs.kill(signal);
    return end ??= vrs.ends();
  };
  return { url, vrs, stop, [Symbol.asyncDispose]: async () => void await stop("SIGTERM") };
}
