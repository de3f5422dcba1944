import type { FileWarning } from "./file_warning.ts";

/** What a 接種対象者 file would do, in rows. */
export interface RecipientFileFigures {
  /** People registered before this file. */
  people: number;
  newcomers: number;
  /** Rows of people who are registered. */
  known: number;
  /** Of `known`: another name, another birth date, a newly set 転出／死亡フラグ, an emptied cell. */
  namesChange: number;
  birthDatesChange: number;
  depart: number;
  blanked: number;
  rejected: number;
  /** Of `rejected`: a cell that looks like another column's; a ticket of another municipality. */
  shifted: number;
  foreignTickets: number;
}

/** A handful of rows proves nothing: below this nobody is warned. */
const FEWEST_ROWS = 10;

/** Shares from which a file is doubtful [ours]. A year's ordinary changes stay well below them. */
const SHARES = { newcomers: 0.5, names: 0.2, birthDates: 0.05, departures: 0.1, shifted: 0.2 };

/** Why this may be another municipality's file, or one whose columns or rows have slipped. */
export function recipientFileDoubts(figures: RecipientFileFigures): FileWarning[] {
  const { people, newcomers, known, namesChange, birthDatesChange, depart } = figures;
  const rows = newcomers + known + figures.rejected;
  const doubts: (FileWarning | false)[] = [
    figures.foreignTickets > 0 && {
      kind: "foreign_tickets",
      message: `券番号の欄に、ほかの自治体の接種券が${count(figures.foreignTickets)}件あります。` +
        "ほかの自治体のファイルではないか確かめてください。",
    },
    people >= FEWEST_ROWS && isMany(newcomers, newcomers + known, SHARES.newcomers) && {
      kind: "mostly_unknown",
      message:
        `${count(newcomers + known)}件のうち${count(newcomers)}件が未登録の個別宛名番号です。` +
        "ほかの自治体のファイルや、番号の付け方が違うファイルではないか確かめてください。",
    },
    isMany(namesChange, known, SHARES.names) && {
      kind: "names_change",
      message: `登録済みの${count(known)}人のうち${count(namesChange)}人の氏名が変わります。` +
        "ほかの自治体のファイルや、行がずれたファイルではないか確かめてください。",
    },
    isMany(birthDatesChange, known, SHARES.birthDates) && {
      kind: "birth_dates_change",
      message:
        `登録済みの${count(known)}人のうち${count(birthDatesChange)}人の生年月日が変わります。` +
        "行や列がずれていないか確かめてください。",
    },
    isMany(figures.shifted, rows, SHARES.shifted) && {
      kind: "shifted_columns",
      message: `${count(rows)}件のうち${count(figures.shifted)}件で、別の項目の値が入っています。` +
        "列がずれていないか確かめてください。",
    },
    isMany(depart, known + newcomers, SHARES.departures) && {
      kind: "mass_departure",
      message:
        `${count(known + newcomers)}件のうち${
          count(depart)
        }件で転出・死亡・その他削除になります。` +
        "フラグの列を確かめてください。",
    },
    isMany(figures.blanked, known, SHARES.departures) && {
      kind: "mass_blanking",
      message:
        `登録済みの${count(known)}人のうち${count(figures.blanked)}人の項目が空白になります。` +
        "一部の項目だけのファイルは「空白以外を上書き」で登録してください。",
    },
  ];
  return doubts.filter((doubt) => doubt !== false);
}

function isMany(part: number, whole: number, share: number): boolean {
  return part >= FEWEST_ROWS && part > whole * share;
}

function count(rows: number): string {
  return rows.toLocaleString("ja-JP");
}
