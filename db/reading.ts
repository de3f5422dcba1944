import type { QueryExecutorProvider } from "kysely";
import type { Database } from "./database.ts";
import type { OnlyRead } from "./only_read.ts";
import type { LogPlace } from "./replica.ts";
import type { GateTables } from "./schema/gate_tables.ts";
import type { RegisterTables } from "./schema/register_tables.ts";
import { inMunicipality, type MunicipalityTransaction } from "./tenant.ts";

/** In one municipality; perhaps on the replica. */
export type RegisterReading = OnlyRead<RegisterTables>;
/** What the gate may see; perhaps on the replica. */
export type GateReading = OnlyRead<GateTables>;

/**
 * Who reads from a database: what is not newer than `seen` must be there, such as what they have just
 * written themselves. A `Database` is one who has seen nothing.
 */
export interface Reader extends Pick<Database, "register" | "gate" | "replica"> {
  seen?: LogPlace | undefined;
}

// The only doors to the replica: what goes through one of these is read from it while it is near
// enough, and else from the primary; so it is, too, whenever anything goes wrong there.

/** Reads a municipality's rows, as `inMunicipality`. */
export async function readRegister<Value>(
  reader: Reader,
  municipalityCode: string,
  work: (tx: RegisterReading) => Promise<Value>,
): Promise<Value> {
  const read = await onReplica(reader, municipalityCode, work);
  return read ? read.value : await inMunicipality(reader.register, municipalityCode, work);
}

/** Reads what the gate may see, all of it as it was at one moment. */
export async function readGate<Value>(
  { gate, replica, seen }: Reader,
  work: (tx: GateReading) => Promise<Value>,
): Promise<Value> {
  const at = (source: Database["gate"], enter: Entering) =>
    source.transaction().setIsolationLevel("repeatable read").setAccessMode("read only")
      .execute(async (tx) => {
        await enter(tx);
        return await work(tx);
      });
  const read = await replica?.read(seen, (copy, enter) => at(copy.gate, enter)).catch(onPrimary);
  return read ? read.value : await at(gate, () => Promise.resolve());
}

type Entering = (tx: QueryExecutorProvider) => Promise<void>;

/**
 * A look that has to be in the audit: it is written down on the primary before anybody sees what was
 * found. Where all is read from the primary, in one transaction.
 */
export async function lookUp<Found>(
  reader: Reader,
  municipalityCode: string,
  { look, record }: {
    look(tx: RegisterReading): Promise<Found>;
    record(tx: MunicipalityTransaction, found: Found): Promise<void>;
  },
): Promise<Found> {
  const read = await onReplica(reader, municipalityCode, look);
  return await inMunicipality(reader.register, municipalityCode, async (tx) => {
    const found = read ? read.value : await look(tx);
    await record(tx, found);
    return found;
  });
}

async function onReplica<Value>(
  { replica, seen }: Reader,
  municipalityCode: string,
  work: (tx: RegisterReading) => Promise<Value>,
): Promise<{ value: Value } | undefined> {
  return await replica?.read(
    seen,
    (copy, enter) =>
      inMunicipality(copy.register, municipalityCode, async (tx) => {
        await enter(tx);
        return await work(tx);
      }),
  ).catch(onPrimary);
}

const READ_ONLY = "25006";

/** Instead of what failed on the replica; unless it tried to write, which is nothing for a reader. */
function onPrimary(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === READ_ONLY) throw error;
}
