import { NATION } from "../../domain/tally/area.ts";
import type { PublicTallies } from "../../domain/tally/public_figures.ts";
import { type Reader, readGate } from "../reading.ts";
import { listCoverage, listCoverageWithin, listDays, listPeople } from "../tally/area_tallies.ts";

/** The nation's and the prefectures' tallies, all of one instant, so that they fit together. */
export function readPublicTallies(reader: Reader): Promise<PublicTallies> {
  return readGate(reader, async (tx) => ({
    nation: await listCoverage(tx, [NATION]),
    prefectures: await listCoverageWithin(tx, NATION),
    people: await listPeople(tx, NATION),
    days: await listDays(tx, NATION),
  }));
}
