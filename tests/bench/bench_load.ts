import { measureBare, prepareBare } from "./load/bare_registration.ts";
import { MEAN_BUSYNESS } from "./load/busy_day.ts";
import { loadReport } from "./load/load_report.ts";
import { startLoadServer } from "./load/load_server.ts";
import { reckon } from "./load/lost_and_doubled.ts";
import { playDay } from "./load/national_day.ts";
import { fillRegister } from "./load/national_register.ts";
import { momentsCsv } from "./load/usage.ts";
import { writtenSoFar } from "./load/written.ts";

export interface LoadBench {
  seconds: number;
  /** Registrations a second in the busiest hours. */
  rate: number;
  /** Processes on the one database. */
  servers: number;
  others: "all" | "none";
}

/** One in ten of the nation's 54,000. */
const TABLETS = 5_400;
const LEAST_PEOPLE = 500_000;
const BARE = { seconds: 8, clients: 8 };

/**
 * A national day against servers as they are deployed, with everything on this machine; before and
 * after it the bare SQL of one registration on the same database. Prints Markdown, and writes what
 * happened second by second to a CSV file.
 */
export async function benchLoad({ seconds, rate, servers, others }: LoadBench): Promise<void> {
  console.log(
    `# VRS bench: load, ${seconds} s, ${rate} registrations/s, ${servers} server process(es), ` +
      `Deno ${Deno.version.deno}, ${navigator.hardwareConcurrency} cores\n`,
  );
  await using server = await startLoadServer(servers);
  const expected = Math.ceil(seconds * rate * MEAN_BUSYNESS * 1.1);
  const people = Math.max(LEAST_PEOPLE, expected);
  const register = await fillRegister(server, { people, tablets: TABLETS });
  await prepareBare(server);
  const before = await measureBare(server, { ...BARE, turn: 0 });
  const opened = await writtenSoFar(server);
  const day = await playDay(server, register, { seconds, rate, others });
  const closed = await writtenSoFar(server);
  const written = { log: closed.log - opened.log, database: closed.database - opened.database };
  const after = await measureBare(server, { ...BARE, turn: 1 });
  const reckoning = await reckon(server.owner, day.tablets.acknowledged);
  const bare = before && after && meanOf(before, after);
  console.log(loadReport({ day, reckoning, bare, rate, written }));
  const path = `${Deno.env.get("TMPDIR") ?? "/tmp"}/vrs-load-${Date.now()}.csv`;
  await Deno.writeTextFile(path, momentsCsv(day.moments));
  console.log(`Second by second: ${path}`);
}

type Bare = NonNullable<Awaited<ReturnType<typeof measureBare>>>;

function meanOf(one: Bare, other: Bare): Bare {
  return {
    registrationsPerSecond: (one.registrationsPerSecond + other.registrationsPerSecond) / 2,
    databaseMs: (one.databaseMs + other.databaseMs) / 2,
    clients: one.clients,
  };
}
