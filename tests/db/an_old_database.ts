import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { PostgresJSDialect } from "kysely-postgres-js";
import { connect, type DatabaseAddress } from "../../db/connection.ts";
import { MIGRATIONS } from "../../db/migrations/registry.ts";
import { theTestServer } from "./test_server.ts";

export interface OldDatabase extends AsyncDisposable {
  address: DatabaseAddress;
  /** Names of the migrations it has had, in order. */
  applied(): Promise<string[]>;
}

/** An empty database as a former version left it, after the migration of that name. */
export async function anOldDatabase(last: string): Promise<OldDatabase> {
  const server = await theTestServer();
  const minute = Math.floor(Date.now() / 60_000); // as the others are named, which go after an hour
  const name = `vrs_test_${minute}_${crypto.randomUUID().replaceAll("-", "")}`;
  const maintenance = connect(server("postgres"), "owner", 1);
  await maintenance.unsafe(`create database ${name}`);
  const address = server(name);
  const owner = connect(address, "owner", 1);
  const db = new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres: owner }) });
  const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
  const { error } = await new Migrator({ db, provider }).migrateTo(last);
  if (error) throw error;
  return {
    address,
    async applied() {
      return (await owner`select name from kysely_migration order by 1`).map(({ name }) => name);
    },
    async [Symbol.asyncDispose]() {
      await owner.end();
      await maintenance.unsafe(`drop database ${name} with (force)`);
      await maintenance.end();
    },
  };
}
