import { asciiDigits } from "../digits.ts";
import type { PlainDate } from "../date/plain_date.ts";
import { givenDay } from "../dose/dose_entry.ts";
import { foldLot } from "../dose/fold_lot.ts";
import { type Vaccine, vaccineByMaker } from "../dose/vaccine.ts";
import { FORMULA_REFUSED, holdsFormula } from "../formula_sign.ts";
import { MunicipalityCode } from "../municipality/municipality_code.ts";
import { lookupMunicipality } from "../municipality/municipality_master.ts";
import { failure, type Result, success } from "../result.ts";
import { readBirthDate } from "./birth_date_cell.ts";
import { cellFault, type CellReading } from "./cell_problem.ts";
import type { DoseColumn } from "./dose_columns.ts";
import { readDoseTimestamp } from "./dose_timestamp.ts";
import { readResidentNumberCell } from "./number_cell.ts";
import { spreadsheetDamage } from "./spreadsheet_damage.ts";
import { readTicketCell } from "./ticket_cell.ts";

/** Lengths are those of 予防接種台帳向け出力 (DOMAIN 3.3). */
const LONGEST_VENUE = 30;
const LONGEST_DOCTOR = 20;
const LONGEST_MAKER = 20;
const LONGEST_LOT = 20;

/** What is written for a filled cell; never asked about a blank one. */
export type DoseCellRule = (text: string) => CellReading<string>;

/** What the doses of a file are judged by besides themselves. */
export interface DoseReading {
  today: PlainDate;
  /** Those of the municipality, hidden ones too. */
  vaccines: readonly Vaccine[];
}

/** The rule of each column of a dose. */
export function doseCellRules({ today, vaccines }: DoseReading): Record<DoseColumn, DoseCellRule> {
  return {
    registeredAt: undamaged((text) => readDoseTimestamp(text, today)),
    vaccinatedOn: remembered(undamaged(dayGiven(today))),
    ticketNumber: undamaged((text) => readTicketCell(text)),
    placeCode: remembered(undamaged(municipality)),
    venueName: remembered(plainText(LONGEST_VENUE)),
    doctorName: remembered(plainText(LONGEST_DOCTOR)),
    vaccineMaker: remembered(maker(vaccines)),
    lotNumber: remembered((text) => plainText(LONGEST_LOT)(foldLot(text))),
  };
}

/** 個別宛名番号, which may be blank here (接種対象者登録待ち), but not wrong. */
export const residentCell: DoseCellRule = undamaged(readResidentNumberCell);

/** A day written in any way a file may write one, and possible by the rule of the form. */
function dayGiven(today: PlainDate): DoseCellRule {
  const possibleDay = givenDay(today);
  return (text) => {
    const date = readBirthDate(text);
    if (!date.ok) return date;
    const day = possibleDay.safeParse(date.value);
    return day.success ? success(day.data) : failure(day.error.issues[0]!.message);
  };
}

function maker(vaccines: readonly Vaccine[]): DoseCellRule {
  return (text) => {
    const known = vaccineByMaker(vaccines, text);
    return known ? success(known.maker) : plainText(LONGEST_MAKER)(text);
  };
}

function municipality(text: string): Result<string> {
  const digits = asciiDigits(text);
  if (lookupMunicipality(digits)) return success(digits);
  if (/^\d{5}$/.test(digits) && lookupMunicipality(`0${digits}`)) {
    return failure(
      "6桁のところ5桁です。表計算ソフトで先頭の0が消えた可能性があります。先頭の0を補ってください。",
    );
  }
  const code = MunicipalityCode.safeParse(digits);
  return failure(
    code.success
      ? "この番号の市区町村は一覧にありません。接種した自治体のコードを確かめてください。"
      : code.error.issues[0]!.message,
  );
}

function plainText(longest: number): DoseCellRule {
  return (text) => {
    const trimmed = text.trim();
    if (/\p{Cc}/u.test(trimmed)) {
      return failure("改行やタブなどの制御文字があります。取り除いてください。");
    }
    if (trimmed.includes("\uFFFD")) {
      return failure(
        "読み取れない文字（�）があります。文字コードを確かめ、文字を直してください。",
      );
    }
    if (holdsFormula(trimmed)) return failure(FORMULA_REFUSED);
    const damage = spreadsheetDamage(trimmed);
    if (damage) return cellFault("damaged", damage);
    if (Array.from(trimmed).length <= longest) return success(trimmed);
    return failure(`${longest}文字以内にしてください。列がずれていないか確かめてください。`);
  };
}

/** What a spreadsheet did is said first: it explains more than the column's own rule. */
function undamaged(rule: DoseCellRule): DoseCellRule {
  return (text) => {
    const reading = rule(text);
    if (reading.ok) return reading;
    const damage = spreadsheetDamage(text);
    return damage ? cellFault("damaged", damage) : reading;
  };
}

/** Days, venues, makers and lots of a file are few; a hostile file must not fill the memory. */
const MOST_REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 100;

function remembered(rule: DoseCellRule): DoseCellRule {
  const readings = new Map<string, CellReading<string>>();
  return (text) => {
    const known = readings.get(text);
    if (known) return known;
    const reading = rule(text);
    if (readings.size >= MOST_REMEMBERED) readings.clear();
    if (text.length <= LONGEST_REMEMBERED) readings.set(text, reading);
    return reading;
  };
}
