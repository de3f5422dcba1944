import { Latencies } from "./latencies.ts";
import { type RawAnswer, RawConnection } from "./raw_connection.ts";

/** What is known of the requests of one kind. */
export interface EndpointFigures {
  all: Latencies;
  /** Of those that were due in the busy hours. */
  busy: Latencies;
  bytes: number;
  errors: number;
}

export interface Asking {
  endpoint: string;
  request: Uint8Array;
  /** `performance.now()` at which it was to be sent: waiting for a connection counts. */
  due: number;
  /** The status that is no error, or several. */
  expects: number | readonly number[];
}

/** More at once than any number of tablets asks for while the server keeps up. */
const MOST_CONNECTIONS = 300;

/** Keeps connections open and asks on whichever is free, the longest waiting first. */
export class LoadClient {
  readonly endpoints = new Map<string, EndpointFigures>();
  /** Statuses and failures that nobody expected, and how often. */
  readonly faults = new Map<string, number>();
  isBusy = false;
  #free: RawConnection[] = [];
  #waiting: ((connection: RawConnection) => void)[] = [];
  #open = 0;
  #isClosed = false;

  #opened = 0;

  /** Connections go to each of the servers in turn. */
  constructor(private readonly ports: readonly number[]) {}

  /** Undefined when there was no answer, or another than expected; and once it is closed. */
  async ask({ endpoint, request, due, expects }: Asking): Promise<RawAnswer | undefined> {
    if (this.#isClosed) return undefined;
    const figures = this.figuresOf(endpoint);
    const connection = await this.#take();
    let answer: RawAnswer | undefined;
    try {
      answer = await connection.send(request);
      if (this.#isClosed) return void connection.close();
      this.#giveBack(connection);
    } catch (error) {
      this.#open--;
      connection.close();
      return this.#fault(endpoint, error instanceof Error ? error.message : String(error));
    }
    const ms = performance.now() - due;
    figures.all.add(ms);
    if (this.isBusy) figures.busy.add(ms);
    figures.bytes += answer.bytes;
    return [expects].flat().includes(answer.status)
      ? answer
      : this.#fault(endpoint, `status ${answer.status}`);
  }

  /** How many ask or wait to. */
  get outstanding(): number {
    return this.#open - this.#free.length + this.#waiting.length;
  }

  figuresOf(endpoint: string): EndpointFigures {
    const known = this.endpoints.get(endpoint);
    if (known) return known;
    const figures = { all: new Latencies(), busy: new Latencies(), bytes: 0, errors: 0 };
    this.endpoints.set(endpoint, figures);
    return figures;
  }

  close(): void {
    this.#isClosed = true;
    for (const connection of this.#free) connection.close();
  }

  async #take(): Promise<RawConnection> {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#open >= MOST_CONNECTIONS) {
      return await new Promise((take) => this.#waiting.push(take));
    }
    this.#open++;
    return await RawConnection.open(this.ports[this.#opened++ % this.ports.length]!);
  }

  #giveBack(connection: RawConnection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else if (this.#isClosed) connection.close();
    else this.#free.push(connection);
  }

  #fault(endpoint: string, fault: string): undefined {
    this.figuresOf(endpoint).errors++;
    const what = `${endpoint}: ${fault}`;
    this.faults.set(what, (this.faults.get(what) ?? 0) + 1);
  }
}
