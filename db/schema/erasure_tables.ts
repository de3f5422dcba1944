import type { Sex } from "../../domain/recipient/sex.ts";
import type { ErasureCounts } from "../../domain/retention/retention.ts";
import type { TicketKind } from "../../domain/ticket/ticket_kind.ts";

/** The proof of what one transaction erased, or of a whole run (kind "run", code '000000'). */
export interface ErasureTable {
  municipality_code: string;
  id: string;
  run_id: string;
  kind: "people" | "files" | "cases" | "run";
  erased_at: Date;
  /** What was older than this went; null for a run. */
  cutoff: Date | null;
  counts: ErasureCounts;
  by_whom: string;
}

/** How many of the doses that were erased were alike: what statistics count, and no person. */
export interface ErasedDoseTable {
  municipality_code: string;
  id: string;
  erasure_id: string;
  kind: TicketKind;
  dose_number: number;
  vaccinated_on: string;
  registered_on: string;
  place_code: string;
  venue_name: string;
  vaccine_maker: string | null;
  sex: Sex | null;
  /** Lowest age of the five-year band on the day; null when the birth date is unknown. */
  age_from: number | null;
  dose_count: number;
}
