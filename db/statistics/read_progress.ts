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
import type { Register } from "../database.ts";
import {
  listOwnCoverage,
  listOwnDays,
  listOwnGroups,
  listOwnLags,
  listOwnPeople,
  listOwnVenueDays,
  listOwnVenueLags,
} from "../tally/own_tallies.ts";
import { inMunicipality } from "../tenant.ts";

/** Figures of 接種状況, of one municipality, exact at the moment they are read. */
export function readCoverage(register: Register, code: string): Promise<CoverageFigure[]> {
  return inMunicipality(register, code, (tx) => listOwnCoverage(tx, code));
}

export function readPeople(register: Register, code: string): Promise<PeopleFigure[]> {
  return inMunicipality(register, code, (tx) => listOwnPeople(tx, code));
}

export function readGroups(register: Register, code: string): Promise<GroupFigure[]> {
  return inMunicipality(register, code, (tx) => listOwnGroups(tx, code));
}

export interface LagFigures {
  all: LagFigure[];
  venues: VenueLagFigure[];
}

export function readLags(register: Register, code: string): Promise<LagFigures> {
  return inMunicipality(register, code, async (tx) => ({
    all: await listOwnLags(tx, code),
    venues: await listOwnVenueLags(tx, code),
  }));
}

/** Doses of every day there is; few rows, however large the municipality. */
export function readDays(register: Register, code: string): Promise<DayFigure[]> {
  return inMunicipality(register, code, (tx) => listOwnDays(tx, code, {}));
}

/** Of these days of 接種日, both included; an end that is left out is open. */
export function readVenueDays(
  register: Register,
  code: string,
  period: { from?: PlainDate; to?: PlainDate },
): Promise<VenueDayFigure[]> {
  return inMunicipality(register, code, (tx) => listOwnVenueDays(tx, code, period));
}
