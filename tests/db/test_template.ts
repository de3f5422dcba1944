import { createHash } from "node:crypto";
import { connect } from "../../db/connection.ts";
import { migrate } from "../../db/migrate.ts";
import type { TestServer } from "./test_server.ts";

/** What the template is made of: with another schema or master list it is another template. */
const INGREDIENTS = [
  "db/migrations",
  "db/reference_rows.ts",
  "domain/municipality/municipality_master.json",
];
const MAINTENANCE = "postgres";
const KEPT_MINUTES = 60;

/**
 * Makes a migrated database and answers its name: a copy of a template that the first caller
 * migrates, the others waiting for it. Databases that earlier runs left are dropped after an hour.
 */
export async function cloneTemplate(server: TestServer): Promise<string> {
  const template = `vrs_template_${await fingerprint()}`;
  const minute = Math.floor(Date.now() / 60_000);
  const clone = `vrs_test_${minute}_${crypto.randomUUID().replaceAll("-", "")}`;
  const sql = connect(server(MAINTENANCE), "owner", 1);
  try {
    await sql`select pg_advisory_lock(hashtextextended('vrs test template', 0))`;
    const databases = (await sql`select datname from pg_database`).map(({ datname }) => datname);
    if (!databases.includes(template)) {
      await sql.unsafe(`drop database if exists ${template}_draft`);
      await sql.unsafe(`create database ${template}_draft`);
      await migrate(server(`${template}_draft`));
      await sql.unsafe(`alter database ${template}_draft rename to ${template}`);
    }
    await sql.unsafe(`create database ${clone} template ${template}`);
    for (const name of databases.filter((name) => isOld(name, minute))) {
      await sql.unsafe(`drop database if exists ${name} with (force)`);
    }
  } finally {
    await sql.end();
  }
  return clone;
}

function isOld(name: string, minute: number): boolean {
  const made = /^vrs_test_(\d+)_/.exec(name)?.[1];
  return made !== undefined && Number(made) < minute - KEPT_MINUTES;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const ingredient of INGREDIENTS) {
    for (const file of await filesOf(new URL(`../../${ingredient}`, import.meta.url).pathname)) {
      hash.update(await Deno.readFile(file));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await Deno.stat(path)).isDirectory) return [path];
  const names = (await Array.fromAsync(Deno.readDir(path))).map(({ name }) => name);
  return names.sort().map((name) => `${path}/${name}`);
}
