import type { FilledLater } from "./file_tables.ts";

/** One record of a person went into another; live until its change is taken back. */
export interface MergeTable {
  municipality_code: string;
  id: string;
  /** The recipient that stays, and the one whose tickets went to it. */
  kept_id: string;
  absorbed_id: string;
  merged_at: Date;
  account_id: string;
  login_id: string;
  change_id: string;
  undone_change_id: FilledLater<string>;
}

/** 別人: two recipients that look alike and are two people, until somebody withdraws the mark. */
export interface DistinctPairTable {
  municipality_code: string;
  id: string;
  /** The smaller of the two recipient ids, as PostgreSQL orders them. */
  lower_id: string;
  higher_id: string;
  marked_at: Date;
  account_id: string;
  login_id: string;
  reason: string;
  withdrawn_at: FilledLater<Date>;
  withdrawn_login_id: FilledLater<string>;
}
