import assert from "node:assert/strict";
import type { Hono } from "hono";
import { chooseOperatorSetting } from "../../db/operator/operator_setting.ts";
import { createApp } from "../../routes/app.ts";
import type { AppEnv } from "../../routes/app_env.ts";
import { anOffice, type TestOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { fillEveryTable } from "../db/fill_every_table.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser } from "./a_browser.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";
import { memberOf, type Who } from "./who_may.ts";

export interface Route {
  method: string;
  /** As the router knows it, with `:id` and the like. */
  pattern: string;
}

/** Whose ids stand in a path, by the segment before them. */
const IDS: Record<string, string> = {
  recipients: "select id from recipient",
  tickets: "select id from ticket",
  uploads: "select id from upload",
  outputs: "select id from output",
  jobs: "select subject_id as id from job",
  "dose-conflicts": "select id from dose_conflict",
  doses: "select id from dose",
  findings: "select id from finding",
  duplicates: "select id from finding",
  lots: "select id from lot",
  vaccines: "select code as id from municipality_vaccine",
  changes: "select id from change",
  batches: "select id from batch",
  anomalies: "select anomaly_id as id from anomaly_review",
  inquiries: "select id from inquiry",
  accounts: "select id from account",
  operators: "select id from station_operator",
  clinics: "select account_id as id from clinic",
};

export type Visitors = Record<Who | "nobody", Browser>;

/** The whole product with two municipalities that have something in every table. */
export interface FullOffice {
  app: Hono<AppEnv>;
  office: TestOffice;
  routes: Route[];
  visitors: Visitors;
  /** Paths of a route that lead to something of this municipality's, at most `most`. */
  pathsOf(route: Route, of: { municipalityCode: string; most: number }): string[];
  /** What is stored of a municipality, as one number that changes with any of it. */
  fingerprint(municipalityCode: string): Promise<string>;
}

export async function aFullOffice(): Promise<FullOffice> {
  const office = await anOffice();
  const app = createApp(office);
  const owner = ownerSql(office.database);
  const ids = new Map<string, string[]>();
  for (const code of [URAYASU, ICHIKAWA]) {
    await fillEveryTable(office.database, owner, code);
    await letTabletsWork(office, code);
    for (const [segment, query] of Object.entries(IDS)) {
      const rows = await owner.unsafe(`${query} where municipality_code = $1 limit 20`, [code]);
      ids.set(`${code} ${segment}`, rows.map(({ id }) => id));
    }
  }
  return {
    app,
    office,
    routes: routesOf(app),
    visitors: await everyVisitor({ app, office }),
    pathsOf: ({ pattern }, { municipalityCode, most }) =>
      fillIn(pattern, (segment) => ids.get(`${municipalityCode} ${segment}`) ?? []).slice(0, most),
    async fingerprint(code) {
      const tables = await owner`
        select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'municipality_code'
          and table_name not like 'audit%' order by 1`;
      const hashes = await Promise.all(
        tables.map(({ name }) =>
          owner`select coalesce(sum(hashtextextended(row::text, 0)), 0)::text as hash
          from ${owner(name)} row where municipality_code = ${code}`
        ),
      );
      return hashes.map(([row]) => row!.hash).join(" ");
    },
  };
}

/** Without the question for a PIN, behind which a visitor would see nothing. */
async function letTabletsWork({ database }: TestOffice, municipalityCode: string): Promise<void> {
  const clerk = anAct({ actor: anActor({ municipalityCode }) });
  const setting = { asking: "off" as const, idleMinutes: 10 };
  assert.ok((await chooseOperatorSetting(database.register, clerk, setting)).ok);
}

/** What the router answers; middleware stands in its list too, under the method ALL. */
function routesOf(app: Hono<AppEnv>): Route[] {
  const seen = new Map(
    app.routes.filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => [`${method} ${path}`, { method, pattern: path }]),
  );
  return [...seen.values()];
}

async function everyVisitor(
  { app, office }: Pick<FullOffice, "app" | "office">,
): Promise<Visitors> {
  const of = (who: Who) => aBrowserOf({ app, office }, memberOf(who));
  return {
    nobody: new Browser(app),
    municipal: await of("municipal"),
    manager: await of("manager"),
    venue: await of("venue"),
    prefecture: await of("prefecture"),
    national: await of("national"),
  };
}

/** Every id in every place; where nothing is known of, one that is nobody's. */
function fillIn(pattern: string, idsOf: (segment: string) => string[]): string[] {
  const segments = pattern.split("/");
  return segments.reduce<string[]>((paths, segment, place) => {
    if (!segment.startsWith(":")) return paths.map((path) => [path, segment].join("/"));
    const known = idsOf(segments[place - 1] ?? "");
    const ids = known.length > 0 ? known : [crypto.randomUUID()];
    return paths.flatMap((path) => ids.map((id) => `${path}/${encodeURIComponent(id)}`));
  }, [""]).map((path) => path.replace(/^\/\//, "/"));
}
