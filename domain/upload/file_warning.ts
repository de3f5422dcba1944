/** Why a file may be the wrong one. */
export type FileWarningKind =
  | "same_file"
  | "foreign_tickets"
  | "mostly_unknown"
  | "names_change"
  | "birth_dates_change"
  | "shifted_columns"
  | "mass_departure"
  | "mass_blanking"
  | "mostly_conflicting";

/** A doubt about the file as a whole that a person must settle before it is registered. */
export interface FileWarning {
  kind: FileWarningKind;
  /** Japanese, with the numbers, and what to check. */
  message: string;
}
