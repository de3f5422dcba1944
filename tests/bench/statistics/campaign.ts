import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { PostgresJSDialect } from "kysely-postgres-js";
import type { Sql } from "postgres";
import { connect, type DatabaseAddress } from "../../../db/connection.ts";
import { openDatabase } from "../../../db/database.ts";
import { openDatabaseServer } from "../../../db/database_server.ts";
import { migrate } from "../../../db/migrate.ts";
import { MIGRATIONS } from "../../../db/migrations/registry.ts";
import { foldTallies } from "../../../db/tally/fold.ts";
import { rebuildTallies } from "../../../db/tally/rebuild_tallies.ts";
import { readConfiguration } from "../../../domain/configuration.ts";
import { anOffice, type TestOffice } from "../../db/a_database.ts";
import { BENCH_MUNICIPALITY } from "../bench_act.ts";
import { loadPeopleOf, type MunicipalitySizes } from "../many_people.ts";
import { measure } from "../measurement.ts";
import { BENCH_TIME, loadDoses } from "./load_doses.ts";

/** A nation whose campaign has run for 300 days, in an embedded database of its own. */
export interface Campaign extends AsyncDisposable {
  folder: string;
  office: TestOffice;
  /** The owner's connection, which no row-level security narrows. */
  owner: Sql;
  people: number;
  doses: number;
  /** Seconds that each step towards it took, in order. */
  steps: Step[];
}

export interface Step {
  what: string;
  seconds: number;
}

/** The register as it was before anything was counted. */
const BEFORE_TALLIES = "0031_erase_audit";

/**
 * Fills a database from before there were tallies, and brings it up to date as an operator would:
 * the migration counts what is there.
 */
export async function openCampaign(sizes: MunicipalitySizes): Promise<Campaign> {
  const folder = await Deno.makeTempDir({ prefix: "vrs-bench-" });
  await Deno.chmod(folder, 0o755);
  const server = await openDatabaseServer(readConfiguration({ VRS_DATA_DIR: folder }));
  const { address } = server;
  const people = [...sizes.values()].reduce((sum, size) => sum + size);
  const steps: Step[] = [];
  const step = async (what: string, work: () => Promise<unknown>) => {
    steps.push({ what, seconds: (await measure(what, 1, work)).seconds });
  };
  let doses = 0;
  await migrateTo(address, BEFORE_TALLIES);
  await step("people loaded", () => loadPeopleOf(address, sizes));
  await step("doses loaded", async () => doses = await loadDoses(address, sizes));
  await step("counted by the migration", () => migrate(address));
  const database = openDatabase(address);
  const owner = connect(address, "owner", 1);
  await step("added up by the first folding", () => foldTallies(database));
  await step("largest municipality made anew (`tally rebuild`)", () => {
    return rebuildTallies(database, { municipalityCode: BENCH_MUNICIPALITY });
  });
  await step("vacuumed", () => owner`vacuum analyze`);
  const office = await anOffice(database);
  office.time = BENCH_TIME;
  return {
    ...{ folder, office, owner, people, doses, steps },
    async [Symbol.asyncDispose]() {
      await owner.end();
      await office.newsFeed.close();
      await database.close();
      await server.stop();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function migrateTo(address: DatabaseAddress, name: string): Promise<void> {
  const dialect = new PostgresJSDialect({ postgres: connect(address, "owner", 1) });
  const db = new Kysely<unknown>({ dialect });
  try {
    const getMigrations = () => Promise.resolve(MIGRATIONS);
    const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateTo(name);
    if (error) throw error;
  } finally {
    await db.destroy();
  }
}
