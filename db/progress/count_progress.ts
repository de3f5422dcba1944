import { type Reader, readRegister } from "../reading.ts";
import type { Standing } from "../schema/tally_tables.ts";
import { listOwnStandings } from "../tally/own_tallies.ts";
import { withOwnWritings } from "../tally/with_own_writings.ts";

/** 接種状況. People who left (転出・死亡・削除) are counted apart. */
export interface Progress {
  recipients: number;
  /** Registered people with a first, and with a second, vaccination. */
  first: number;
  second: number;
  departed: number;
  /** Tickets with a dose whose person is not registered. */
  waitingTickets: number;
}

export function countProgress(reader: Reader, municipalityCode: string): Promise<Progress> {
  const read = withOwnWritings(reader, municipalityCode, async (tx) => {
    const standings = await listOwnStandings(tx, municipalityCode);
    const count = (standing: Standing, doseNumber = 0) =>
      standings.find((row) => row.standing === standing && row.doseNumber === doseNumber)
        ?.count ?? 0;
    return {
      recipients: count("registered"),
      first: count("registered", 1),
      second: count("registered", 2),
      departed: count("departed"),
      waitingTickets: count("waiting"),
    };
  });
  return readRegister(reader, municipalityCode, read);
}
