import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { DayCount } from "../../domain/dose/day_totals.ts";
import type { Withdrawal } from "../../domain/dose/withdrawal.ts";
import { type DoseRow, placeName } from "../dose/dose_table.tsx";

/** A dose on 日計表. */
export interface SheetRow extends DoseRow {
  municipalityCode: string;
  /** Known only of the own municipality's people. */
  holder: { name: string } | undefined;
}

/** A dose in 当日の一覧. */
export interface TodaysRow extends SheetRow {
  withdrawal: Withdrawal | undefined;
  /** 担当者 of the shared tablet it was registered at. */
  operatorName: string | undefined;
}

/** A day's figures, and which day it is. */
export interface DayFigures {
  today: PlainDate;
  /** Without what was withdrawn. */
  counts: readonly DayCount[];
  withdrawnCount: number;
}

/** The number alone names only a ticket of the own municipality. */
export function ticketText({ municipalityCode, placeCode, ticketNumber }: SheetRow): string {
  if (municipalityCode === placeCode) return ticketNumber;
  return `${placeName(municipalityCode)} ${ticketNumber}`;
}
