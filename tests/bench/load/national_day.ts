import { setTimeout as delay } from "node:timers/promises";
import { seededRandom } from "../../../db/demo/seeded_random.ts";
import { compactDate, japanToday } from "../../../domain/date/plain_date.ts";
import { arrivals, busyness } from "./busy_day.ts";
import { LoadClient } from "./load_client.ts";
import type { LoadServer } from "./load_server.ts";
import type { NationalRegister } from "./national_register.ts";
import {
  askSomething,
  fileWork,
  type Followers,
  followProgress,
  OTHERS_EACH,
} from "./other_work.ts";
import { requestsTo } from "./requests.ts";
import { Tablets, type Thinking } from "./tablets.ts";
import {
  type Moment,
  type ProcessorSeconds,
  processorSeconds,
  spentBetween,
  watch,
} from "./usage.ts";

export interface Day {
  /** From the opening until nobody comes any more. */
  seconds: number;
  /** Registrations a second in the busiest hours. */
  rate: number;
  /** Besides registrations: look-ups, pages, files, followers. */
  others: "all" | "none";
  thinking?: Thinking;
}

const THINKING = { least: 2_000, most: 6_000 };

export interface DayFigures {
  client: LoadClient;
  tablets: Tablets;
  followers: Followers;
  moments: Moment[];
  /** Processor time of the whole day, and how long it took with the last ones. */
  spent: ProcessorSeconds;
  seconds: number;
  /** Of the busy hours alone. */
  busy: { seconds: number; registrations: number; spent: ProcessorSeconds };
  /** So many waited that nobody else was let in. */
  isOverrun: boolean;
}

const FOLLOWERS = 50;
/** More than any server that keeps up has to bear: the day is broken off. */
const MOST_OUTSTANDING = 4_000;
const LAST_ONES_MS = 30_000;
const BUSY = 0.999;
const MOST_MOMENTS = 720;

/** Plays one day; whoever comes does not wait until the server has served those before them. */
export async function playDay(
  server: LoadServer,
  register: NationalRegister,
  { seconds, rate, others, thinking = THINKING }: Day,
): Promise<DayFigures> {
  const client = new LoadClient(server.ports);
  const requests = requestsTo(server.ports[0]!);
  const office = {
    ...{ client, requests, register, thinking, random: seededRandom(10) },
    day: compactDate(japanToday(new Date())),
  };
  const tablets = new Tablets(office);
  const followed = { ports: server.ports, count: others === "all" ? FOLLOWERS : 0 };
  const followers = await followProgress(office, followed);
  const watching = watch(server, {
    everyMs: Math.max(1_000, 1_000 * seconds / MOST_MOMENTS),
    counts: () => ({
      registrations: tablets.acknowledged.length,
      outstanding: client.outstanding,
    }),
  });
  const busyHours = new BusyHours(server, tablets);
  const before = await processorSeconds(server);
  const opened = performance.now();
  const stopFiles = others === "all"
    ? fileWork(office, `http://127.0.0.1:${server.ports[0]}`)
    : () => {};
  const running = new Set<Promise<unknown>>();
  const start = (work: Promise<unknown>) => {
    running.add(work);
    work.finally(() => running.delete(work));
  };
  const share = others === "all" ? OTHERS_EACH / (1 + OTHERS_EACH) : 0;
  const coming = arrivals({ seconds, rate: rate / (1 - share), random: office.random });
  let isOverrun = false;
  for (const at of coming) {
    const due = opened + 1_000 * at;
    const left = due - performance.now();
    if (left > 0) await delay(left);
    client.isBusy = busyness(at / seconds) > BUSY;
    await busyHours.look(client.isBusy);
    if ((isOverrun = client.outstanding > MOST_OUTSTANDING)) break;
    start(office.random() < share ? askSomething(office, due) : tablets.serve(due));
  }
  client.isBusy = false;
  await busyHours.look(false);
  stopFiles();
  await Promise.race([Promise.all(running), delay(LAST_ONES_MS, undefined, { ref: false })]);
  const spent = spentBetween(before, await processorSeconds(server));
  const took = (performance.now() - opened) / 1_000;
  watching.stop();
  followers.close();
  client.close();
  const { moments } = watching;
  return {
    client,
    tablets,
    followers,
    moments,
    spent,
    seconds: took,
    busy: busyHours.sum,
    isOverrun,
  };
}

/** What the busy hours, of which there may be several, took together. */
class BusyHours {
  readonly sum = {
    seconds: 0,
    registrations: 0,
    spent: { server: 0, database: 0, generator: 0 },
  };
  #since: { at: number; registrations: number; spent: ProcessorSeconds } | undefined;

  constructor(private readonly server: LoadServer, private readonly tablets: Tablets) {}

  async look(isBusy: boolean): Promise<void> {
    if (isBusy === (this.#since !== undefined)) return;
    const registrations = this.tablets.acknowledged.length;
    const spent = await processorSeconds(this.server);
    const at = performance.now();
    const since = this.#since;
    this.#since = since ? undefined : { at, registrations, spent };
    if (!since) return;
    const of = spentBetween(since.spent, spent);
    this.sum.seconds += (at - since.at) / 1_000;
    this.sum.registrations += registrations - since.registrations;
    this.sum.spent.server += of.server;
    this.sum.spent.database += of.database;
    this.sum.spent.generator += of.generator;
  }
}
