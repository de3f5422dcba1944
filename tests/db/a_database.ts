import { type Database, openDatabase } from "../../db/database.ts";
import { type Sealers, sealersWith } from "../../db/sealing/sealers.ts";
import { readConfiguration } from "../../domain/configuration.ts";
import type { Office } from "../../routes/app_env.ts";
import { Meters } from "../../routes/meters.ts";
import { NewsFeed } from "../../routes/news_feed.ts";
import { Readiness } from "../../routes/readiness.ts";
import { theAssets } from "../run/kept_assets.ts";
import { aKeyRing } from "./a_key_ring.ts";
import { theTestServer } from "./test_server.ts";
import { cloneTemplate } from "./test_template.ts";

/**
 * A fresh, migrated database that nobody else uses, for `const database = await aDatabase();` at
 * the top of a test file: its connections then live as long as the file, not as long as one test.
 */
export async function aDatabase(): Promise<Database> {
  const server = await theTestServer();
  return openDatabase(server(await cloneTemplate(server)));
}

export function theSealers(): Sealers {
  return sealersWith(aKeyRing());
}

/** An `Office` whose clock stands still until a test sets it, and whose log can be read. */
export interface TestOffice extends Office {
  time: Date;
  readonly logged: Record<string, unknown>[];
}

/** 1 July 2021, ten in the morning in Japan. */
export const TEST_TIME = new Date("2021-07-01T01:00:00Z");

/** An office with default configuration and fixed keys, on a database of its own unless given one. */
export async function anOffice(given?: Database): Promise<TestOffice> {
  const database = given ?? await aDatabase();
  const logged: Record<string, unknown>[] = [];
  const office: TestOffice = {
    database,
    sealers: theSealers(),
    assets: await theAssets(),
    newsFeed: new NewsFeed(database.address),
    readiness: new Readiness(),
    meters: new Meters(),
    configuration: readConfiguration({}),
    time: TEST_TIME,
    now: () => office.time,
    logged,
    log: (line) => logged.push(line),
  };
  return office;
}
