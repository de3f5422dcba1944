import { Kysely } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import { connectForRequests, type DatabaseAddress } from "./connection.ts";
import type { GateTables } from "./schema/gate_tables.ts";
import type { RegisterTables } from "./schema/register_tables.ts";

/** People, tickets, doses, files: as `vrs_app`, always through `inMunicipality`. */
export type Register = Kysely<RegisterTables>;
/** Accounts, credentials, sessions: as `vrs_gate`, which cannot read one patient. */
export type Gate = Kysely<GateTables>;

export interface Database {
  address: DatabaseAddress;
  register: Register;
  gate: Gate;
  close(): Promise<void>;
}

const REGISTER_CONNECTIONS = 20;
const GATE_CONNECTIONS = 5;

/** Opens both pools. Connections are made when first needed; `close` waits for running queries. */
export function openDatabase(address: DatabaseAddress): Database {
  const app = connectForRequests(address, "vrs_app", REGISTER_CONNECTIONS);
  const door = connectForRequests(address, "vrs_gate", GATE_CONNECTIONS);
  const register = new Kysely<RegisterTables>({
    dialect: new PostgresJSDialect({ postgres: app }),
  });
  const gate = new Kysely<GateTables>({ dialect: new PostgresJSDialect({ postgres: door }) });
  return {
    address,
    register,
    gate,
    close: async () => {
      await Promise.all([register.destroy(), gate.destroy()]);
    },
  };
}
