import type { Sql } from "postgres";
import { type DistributedTable, listDistribution } from "./distribution.ts";
import { listTakenOff } from "./put_back.ts";

/**
 * The statements that distribute a migrated database, in the order Citus needs: everything that ties
 * tables together is off while they are distributed, each table beside those it is joined with, and
 * comes back afterwards.
 */
export async function planDistribution(owner: Sql): Promise<string[]> {
  const tables = await listDistribution(owner);
  const { off, back } = await listTakenOff(owner);
  return [...off, ...tables.toSorted(referencesFirst).flatMap(distributing(tables)), ...back];
}

function referencesFirst(one: DistributedTable, other: DistributedTable): number {
  const place = ({ distribution: { kind } }: DistributedTable) => kind === "reference" ? 0 : 1;
  return place(one) - place(other);
}

function distributing(tables: readonly DistributedTable[]) {
  return ({ table, distribution }: DistributedTable): string[] => {
    if (distribution.kind === "local") return [];
    if (distribution.kind === "reference") return [`select create_reference_table('${table}')`];
    const { column } = distribution;
    const first =
      tables.find((each) =>
        each.distribution.kind === "distributed" && each.distribution.column === column
      )!.table;
    const beside = first === table ? "" : `, colocate_with => '${first}'`;
    return [`select create_distributed_table('${table}', '${column}'${beside})`];
  };
}
