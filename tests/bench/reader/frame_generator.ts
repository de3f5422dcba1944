import { type Cell, DIFFICULTIES, type Frame, type FrameSource, type Take } from "./frame.ts";

const GENERATOR = new URL("../../reader/generate.py", import.meta.url).pathname;
const FRAMES_OF_A_TAKE = 15;

interface Request extends Cell {
  split: string;
  index: number;
  /** The frame of a take; without it, a frame of its own. */
  number?: number;
}

/** One generate.py --serve: makes a frame when asked, one after the other. */
class GeneratorProcess {
  #process: Deno.ChildProcess;
  #requests: WritableStreamDefaultWriter<Uint8Array>;
  #answers: ReadableStreamDefaultReader<Uint8Array>;
  #unread = new Uint8Array();
  /** The answer before: the next request waits for it. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(python: string) {
    const command = new Deno.Command(python, {
      args: [GENERATOR, "--serve"],
      stdin: "piped",
      stdout: "piped",
    });
    this.#process = command.spawn();
    this.#requests = this.#process.stdin.getWriter();
    this.#answers = this.#process.stdout.getReader();
  }

  make(request: Request): Promise<Frame> {
    const frame = this.#last.then(() => this.#exchange(request));
    this.#last = frame;
    return frame;
  }

  async close(): Promise<void> {
    await this.#requests.close();
    await this.#answers.cancel();
    await this.#process.status;
  }

  async #exchange(request: Request): Promise<Frame> {
    await this.#requests.write(new TextEncoder().encode(`${JSON.stringify(request)}\n`));
    let end = -1;
    while ((end = this.#unread.indexOf(10)) < 0) await this.#readMore();
    const { bytes, ...truth } = JSON.parse(new TextDecoder().decode(this.#taken(end + 1)));
    while (this.#unread.length < bytes) await this.#readMore();
    return { truth, jpeg: this.#taken(bytes) };
  }

  async #readMore(): Promise<void> {
    const { value } = await this.#answers.read();
    if (!value) throw new Error("the generator of frames stopped; what it said stands above");
    const joined = new Uint8Array(this.#unread.length + value.length);
    joined.set(this.#unread);
    joined.set(value, this.#unread.length);
    this.#unread = joined;
  }

  #taken(length: number): Uint8Array {
    const taken = this.#unread.slice(0, length);
    this.#unread = this.#unread.slice(length);
    return taken;
  }
}

/** Frames of `split`, made by two processes: so many cores the measured machine has. */
export function frameGenerator(python: string, split: string): FrameSource {
  const processes = [new GeneratorProcess(python), new GeneratorProcess(python)];
  let asked = 0;
  const nextProcess = () => processes[asked++ % processes.length]!;
  return {
    frames: (cell, count) =>
      Promise.all(
        Array.from({ length: count }, (_, index) => nextProcess().make({ split, ...cell, index })),
      ),
    takes: (count) =>
      processes.map((process, lane) =>
        takesOf(process, { split, count, lane, lanes: processes.length })
      ),
    async [Symbol.asyncDispose]() {
      await Promise.all(processes.map((process) => process.close()));
    },
  };
}

interface Lane {
  split: string;
  /** Takes of all lanes. */
  count: number;
  lane: number;
  lanes: number;
}

/** Every process holds one take at a time. The difficulties come by turns. */
function* takesOf(process: GeneratorProcess, { split, count, lane, lanes }: Lane): Iterable<Take> {
  for (let take = lane; take < count; take += lanes) {
    const difficulty = DIFFICULTIES[take % DIFFICULTIES.length]!;
    const index = Math.floor(take / DIFFICULTIES.length);
    yield takeOf(process, { split, resolution: "1280x720", difficulty, index });
  }
}

function takeOf(process: GeneratorProcess, of: Request): Take {
  let number = 0;
  return {
    difficulty: of.difficulty,
    next: () =>
      number < FRAMES_OF_A_TAKE
        ? process.make({ ...of, number: number++ })
        : Promise.resolve(undefined),
  };
}
