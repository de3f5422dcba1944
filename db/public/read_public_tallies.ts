import { NATION } from "../../domain/tally/area.ts";
import type { PublicTallies } from "../../domain/tally/public_figures.ts";
import type { Gate } from "../database.ts";
import { listCoverage, listCoverageWithin, listDays, listPeople } from "../tally/area_tallies.ts";

/** The nation's and the prefectures' tallies, all of one instant, so that they fit together. */
export function readPublicTallies(gate: Gate): Promise<PublicTallies> {
  return gate.transaction().setIsolationLevel("repeatable read").setAccessMode("read only")
    .execute(async (tx) => ({
      nation: await listCoverage(tx, [NATION]),
      prefectures: await listCoverageWithin(tx, NATION),
      people: await listPeople(tx, NATION),
      days: await listDays(tx, NATION),
    }));
}
