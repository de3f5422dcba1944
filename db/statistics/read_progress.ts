import type { PlainDate } from "../../domain/date/plain_date.ts";
import type {
  CoverageFigure,
  DayFigure,
  GroupFigure,
  LagFigure,
  PeopleFigure,
  VenueDayFigure,
  VenueLagFigure,
} from "../../domain/tally/figures.ts";
import { type Reader, readRegister, type RegisterReading } from "../reading.ts";
import {
  listOwnCoverage,
  listOwnDays,
  listOwnGroups,
  listOwnLags,
  listOwnPeople,
  listOwnVenueDays,
  listOwnVenueLags,
} from "../tally/own_tallies.ts";
import { withOwnWritings } from "../tally/with_own_writings.ts";

/** Figures of 接種状況, of one municipality, exact at the moment they are read. */
export function readCoverage(reader: Reader, code: string): Promise<CoverageFigure[]> {
  return ownFigures(reader, code, (tx) => listOwnCoverage(tx, code));
}

export function readPeople(reader: Reader, code: string): Promise<PeopleFigure[]> {
  return ownFigures(reader, code, (tx) => listOwnPeople(tx, code));
}

export function readGroups(reader: Reader, code: string): Promise<GroupFigure[]> {
  return ownFigures(reader, code, (tx) => listOwnGroups(tx, code));
}

export interface LagFigures {
  all: LagFigure[];
  venues: VenueLagFigure[];
}

export function readLags(reader: Reader, code: string): Promise<LagFigures> {
  return ownFigures(reader, code, async (tx) => ({
    all: await listOwnLags(tx, code),
    venues: await listOwnVenueLags(tx, code),
  }));
}

/** Doses of every day there is; few rows, however large the municipality. */
export function readDays(reader: Reader, code: string): Promise<DayFigure[]> {
  return ownFigures(reader, code, (tx) => listOwnDays(tx, code, {}));
}

/** Of these days of 接種日, both included; an end that is left out is open. */
export function readVenueDays(
  reader: Reader,
  code: string,
  period: { from?: PlainDate; to?: PlainDate },
): Promise<VenueDayFigure[]> {
  return ownFigures(reader, code, (tx) => listOwnVenueDays(tx, code, period));
}

function ownFigures<Figures>(
  reader: Reader,
  code: string,
  read: (tx: RegisterReading) => Promise<Figures>,
): Promise<Figures> {
  return readRegister(reader, code, withOwnWritings(reader, code, read));
}
