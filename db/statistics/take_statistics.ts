import type { Act } from "../../domain/account/act.ts";
import type { MunicipalActor } from "../../domain/account/actor.ts";
import type { CellFigure } from "../../domain/tally/figures.ts";
import type { StatisticsWish } from "../../domain/tally/statistics_file.ts";
import type { StatisticsEncoding, StatisticsPeriod } from "../../domain/tally/statistics_form.ts";
import {
  coverageRows,
  doseRows,
  entryRows,
  type StatisticsRows,
  venueLagRows,
  vsysRows,
} from "../../domain/tally/statistics_rows.ts";
import { recordAct } from "../audit.ts";
import { lookUp, type Reader, type RegisterReading } from "../reading.ts";
import {
  listOwnEntries,
  listOwnPeople,
  listOwnVenueDays,
  listOwnVenueLags,
  ownCells,
} from "../tally/own_tallies.ts";
import { withOwnWritings } from "../tally/with_own_writings.ts";

export interface StatisticsTaking {
  wish: StatisticsWish;
  period: StatisticsPeriod;
  encoding: StatisticsEncoding;
  /** At whose end people have the age they are counted under. */
  fiscalYear: number;
}

/**
 * The rows of a file of 統計ファイルダウンロード, as things stand at one moment; that it was taken
 * is in the audit. The figures are in memory then, and each row is made when it is asked for, so
 * that a slow reader holds no transaction.
 */
export function takeStatistics(
  reader: Reader,
  act: Act<MunicipalActor>,
  taking: StatisticsTaking,
): Promise<StatisticsRows> {
  const code = act.actor.municipalityCode;
  const { wish, period, encoding } = taking;
  const detail = { ...wish, ...period, encoding };
  return lookUp(reader, code, {
    look: withOwnWritings(reader, code, (tx) => rowsOf(tx, code, taking)),
    record: (tx) => recordAct(tx, code, { by: act, entry: { act: "statistics_taken", detail } }),
  });
}

async function rowsOf(
  tx: RegisterReading,
  code: string,
  { wish: { file, variant }, period, fiscalYear }: StatisticsTaking,
): Promise<StatisticsRows> {
  const wish = { variant, ...period };
  switch (file) {
    case "doses":
      return doseRows(await cellsOf(tx, code), wish);
    case "vsys":
      return vsysRows(await listOwnVenueDays(tx, code, {}), wish);
    case "entry":
      return entryRows(await listOwnEntries(tx, code), wish);
    case "venue_lag":
      return venueLagRows(await listOwnVenueLags(tx, code), wish);
    case "coverage":
      return coverageRows(await listOwnPeople(tx, code), fiscalYear);
  }
}

async function cellsOf(tx: RegisterReading, code: string): Promise<CellFigure[]> {
  const cells: CellFigure[] = [];
  for await (const some of ownCells(tx, code)) for (const cell of some) cells.push(cell);
  return cells;
}
