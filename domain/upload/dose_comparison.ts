import { formatDate } from "../date/plain_date.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../municipality/municipality_master.ts";
import { DOSE_FILE_COLUMNS, type DoseColumn } from "./dose_columns.ts";

/** The cells by which a file's dose can contradict a stored one; null is a blank cell. */
export type DoseCells = Record<ComparedColumn, string | null>;
export type ComparedColumn = Exclude<DoseColumn, "registeredAt">;

export interface DoseComparison {
  column: ComparedColumn;
  label: string;
  stored: string | null;
  file: string | null;
  differs: boolean;
}

/** Stored and file side by side, as people read them. A blank cell of the file says nothing. */
export function compareDoses(stored: DoseCells, file: DoseCells): DoseComparison[] {
  return DOSE_FILE_COLUMNS.flatMap(({ key, label }) => {
    if (key === "registeredAt") return [];
    return [{
      column: key,
      label,
      stored: shownCell(key, stored[key]),
      file: shownCell(key, file[key]),
      differs: file[key] !== null && foldedText(file[key]) !== foldedText(stored[key] ?? ""),
    }];
  });
}

/** A cell for the screen: a day as people read it, a municipality by name. */
export function shownCell(column: ComparedColumn, value: string | null): string | null {
  if (value === null || value === "") return null;
  if (column === "vaccinatedOn") return formatDate(value);
  const municipality = column === "placeCode" ? lookupMunicipality(value) : undefined;
  return municipality ? `${municipalityDisplayName(municipality)}（${value}）` : value;
}

/** In one width, with the dashes and waves made one that Shift_JIS cannot tell apart. */
function foldedText(text: string): string {
  return text.replaceAll("−", "－").replaceAll("〜", "～").normalize("NFKC");
}
