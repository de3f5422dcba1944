import { connect, type DatabaseAddress } from "../../db/connection.ts";
import { openDatabaseServer } from "../../db/database_server.ts";
import { migrate } from "../../db/migrate.ts";
import { ensureKeyFile } from "../../db/sealing/key_ring.ts";
import { readConfiguration } from "../../domain/configuration.ts";
import { type Environment, VrsProcess } from "../command_line/vrs_process.ts";
import { loadPeopleOf } from "./many_people.ts";
import { measure } from "./measurement.ts";
import { loadDoses } from "./statistics/load_doses.ts";
import { municipalitySizes } from "./statistics/municipality_sizes.ts";

/** Removed with everything in it. */
const PREFIX = "vrs-bench-backup-";

interface Step {
  what: string;
  seconds: number;
  /** Most memory of the process, in MB; unknown of another's program. */
  memory?: number;
}

/**
 * A nation of so many people and about twice as many doses, backed up, verified and restored by the
 * commands as an operator runs them; the reference is what PostgreSQL's own client copies out.
 */
export async function benchBackup(people: number): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: PREFIX });
  await Deno.chmod(folder, 0o755);
  const here = { VRS_DATA_DIR: `${folder}/data`, VRS_KEY_FILE: `${folder}/keys.json` };
  const there = { ...here, VRS_DATA_DIR: `${folder}/restored` };
  const file = `${folder}/backup`;
  try {
    await ensureKeyFile(here.VRS_KEY_FILE);
    const server = await openDatabaseServer(readConfiguration(here));
    const filled = await fill(server.address, people);
    const steps = [
      ...await copyByPsql(server.address),
      await run("`backup`", ["backup", file], here),
      await run("`verify`", ["verify", file], here),
      await run("`restore`, with comparison", ["restore", file], there),
    ];
    await server.stop();
    console.log(report({ ...filled, people, steps, size: (await Deno.stat(file)).size }));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

interface Filled {
  doses: number;
  /** Bytes of the database on the disk. */
  stored: number;
}

async function fill(address: DatabaseAddress, people: number): Promise<Filled> {
  await migrate(address);
  const sizes = municipalitySizes(people);
  await loadPeopleOf(address, sizes);
  const doses = await loadDoses(address, sizes);
  const sql = connect(address, "owner", 1);
  const [{ stored }] = await sql<[{ stored: number }]>`
    select pg_database_size(current_database())::float8 as stored`;
  await sql.end();
  return { doses, stored };
}

async function run(what: string, args: string[], environment: Environment): Promise<Step> {
  let memory = 0;
  const { seconds } = await measure(what, 1, async () => {
    const vrs = new VrsProcess(args, environment);
    const watch = setInterval(() => memory = Math.max(memory, peakMemory(vrs.pid)), 50);
    const { code, stderr } = await vrs.ends();
    clearInterval(watch);
    if (code !== 0) throw new Error(stderr);
  });
  return { what, seconds, memory };
}

/** 0 once it has ended. */
function peakMemory(pid: number): number {
  try {
    const status = Deno.readTextFileSync(`/proc/${pid}/status`);
    return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) * 1024 / 1e6;
  } catch {
    return 0;
  }
}

/** As fast as it goes, unsealed; and compressed like ours. None where psql is not installed. */
async function copyByPsql(address: DatabaseAddress): Promise<Step[]> {
  if (address.kind !== "socket") return [];
  const tables = ["recipient", "ticket", "dose", "change"];
  const copies = tables.flatMap((table) => ["-c", `\\copy ${table} to stdout`]);
  const psql = ["psql", "-qAt", "-h", address.socketDirectory, "-U", address.owner];
  const time = async (what: string, rest: string) => {
    const command = new Deno.Command("/bin/sh", {
      args: ["-c", `"$@" ${rest}`, "sh", ...psql, address.database, ...copies],
    });
    let isDone = false;
    const { seconds } = await measure(what, 1, async () => {
      isDone = (await command.output()).success;
    });
    return isDone ? [{ what, seconds }] : [];
  };
  return [
    ...await time("psql `\\copy` of people, tickets and doses to /dev/null", "> /dev/null"),
    ...await time("the same through `gzip -1`", "| gzip -1 > /dev/null"),
  ];
}

function report(
  { people, doses, stored, steps, size }: Filled & { people: number; steps: Step[]; size: number },
): string {
  const figure = (count: number) => Math.round(count).toLocaleString("en");
  const rows = people * 2 + doses; // each person has a ticket
  return [
    `## Backup: ${figure(people)} people, ${figure(doses)} doses, ${
      figure(stored / 1e6)
    } MB stored`,
    "",
    `The file has ${figure(size / 1e6)} MB (${
      (size / stored * 100).toFixed(0)
    } % of what is stored).`,
    "",
    "| what | seconds | rows/s | memory, MB |",
    "|---|---|---|---|",
    ...steps.map(({ what, seconds, memory }) =>
      `| ${what} | ${seconds.toFixed(1)} | ${figure(rows / seconds)} | ${
        memory === undefined ? "–" : figure(memory)
      } |`
    ),
    "",
  ].join("\n");
}
