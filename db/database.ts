import { Kysely } from "kysely";
import { connectForRequests, connectToReplica, type DatabaseAddress } from "./connection.ts";
import type { Pool } from "./connection_pool.ts";
import { PipelinedDialect } from "./pipelined_dialect.ts";
import { countedPool, type PoolUse } from "./pool_use.ts";
import { Replica } from "./replica.ts";
import type { GateTables } from "./schema/gate_tables.ts";
import type { RegisterTables } from "./schema/register_tables.ts";
import { statementLog, type StatementWatch } from "./slow_statement.ts";

/** People, tickets, doses, files: as `vrs_app`, always through `inMunicipality`. */
export type Register = Kysely<RegisterTables>;
/** Accounts, credentials, sessions: as `vrs_gate`, which cannot read one patient. */
export type Gate = Kysely<GateTables>;

export interface Database {
  address: DatabaseAddress;
  register: Register;
  gate: Gate;
  /** What may be read elsewhere; `db/reading.ts` is the only door to it. */
  replica?: Replica | undefined;
  /** How much of each pool is taken now. */
  pools: readonly PoolUse[];
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** At most, of both pools together. */
  connections?: number;
  replica?: ReplicaSetting | undefined;
  /** Told of slow statements. */
  watch?: StatementWatch | undefined;
}

export interface ReplicaSetting {
  address: DatabaseAddress;
  /** How far it may be behind. */
  lagSeconds: number;
}

const CONNECTIONS = 25;

type Pools = Pick<Database, "register" | "gate" | "pools">;

/**
 * Opens both pools, and those of the replica. Connections are made when first needed; `close` waits
 * for running queries.
 */
export function openDatabase(
  address: DatabaseAddress,
  { connections = CONNECTIONS, replica: setting, watch }: DatabaseOptions = {},
): Database {
  const primary = openPools((role, max) => connectForRequests(address, role, max), {
    connections,
    watch,
    place: "",
  });
  const copy = setting &&
    openPools((role, max) => connectToReplica(setting.address, role, max), {
      connections,
      watch,
      place: "replica ",
    });
  return {
    address,
    ...primary,
    pools: [...primary.pools, ...(copy ? copy.pools : [])],
    replica: copy && new Replica(copy, primary.gate, setting.lagSeconds * 1_000),
    close: async () => {
      const pools = [primary, ...(copy ? [copy] : [])];
      await Promise.all(
        pools.flatMap(({ register, gate }) => [register.destroy(), gate.destroy()]),
      );
    },
  };
}

type Connecting = (role: "vrs_app" | "vrs_gate", max: number) => Pool;

interface PoolTerms {
  connections: number;
  watch: StatementWatch | undefined;
  /** Begins the pools' names: what is not the primary's says so. */
  place: "" | "replica ";
}

/** A page asks the gate for its session, and then the register for much more. */
function openPools(connectAs: Connecting, { connections, watch, place }: PoolTerms): Pools {
  const gateCount = Math.max(1, Math.floor(connections / 5));
  const app = countedPool(connectAs("vrs_app", connections - gateCount), `${place}register`);
  const door = countedPool(connectAs("vrs_gate", gateCount), `${place}gate`);
  const ofApp = new PipelinedDialect(app.pool);
  const ofDoor = new PipelinedDialect(door.pool);
  const log = watch && statementLog(watch);
  return {
    register: new Kysely<RegisterTables>({ dialect: ofApp, log }),
    gate: new Kysely<GateTables>({ dialect: ofDoor, log }),
    pools: [app.use, door.use],
  };
}
