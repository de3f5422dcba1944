import { setTimeout as delay } from "node:timers/promises";

const program = new URL("./embedded_writer.ts", import.meta.url).pathname;

/** A running `embedded_writer.ts`. Every wait ends with an error after 20 seconds. */
export class WriterProcess {
  #child: Deno.ChildProcess;
  #output = "";
  #reading: Promise<void>;

  constructor(dataDirectory: string, manner: "careless" | "orderly" | "brief") {
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", program, dataDirectory, manner],
      stdout: "piped",
    }).spawn();
    this.#reading = this.#read();
  }

  get pid(): number {
    return this.#child.pid;
  }

  get lastAcknowledged(): number {
    return Number(this.#output.match(/acked (\d+)\n(?!.*acked \d+\n)/s)?.[1] ?? 0);
  }

  /** Resolves when it has written at least `rows` rows. */
  async hasWritten(rows: number): Promise<void> {
    const ended = this.ends().then(({ code }) => {
      if (this.lastAcknowledged < rows) throw new Error(`the writer ended with ${code}`);
    });
    await Promise.race([ended, until(() => this.lastAcknowledged >= rows)]);
  }

  kill(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Its exit code and everything it printed. */
  async ends(): Promise<{ code: number; output: string }> {
    const { code } = await this.#child.status;
    await this.#reading;
    return { code, output: this.#output };
  }

  async #read(): Promise<void> {
    for await (const text of this.#child.stdout.pipeThrough(new TextDecoderStream())) {
      this.#output += text;
    }
  }
}

/** Polls until the claim holds; throws after so many seconds. */
export async function until(
  claim: () => boolean | Promise<boolean>,
  seconds = 20,
): Promise<void> {
  const deadline = performance.now() + seconds * 1_000;
  while (!await claim()) {
    if (performance.now() > deadline) {
      throw new Error(`still not true after ${seconds} s: ${claim}`);
    }
    await delay(10);
  }
}
