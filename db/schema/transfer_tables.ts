import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Sex } from "../../domain/recipient/sex.ts";
import type { CaseState } from "../../domain/transfer/case_standing.ts";
import type { InquiryFinding, Refusal, Side } from "../../domain/transfer/inquiry.ts";
import type { TimelineKind } from "../../domain/transfer/inquiry_event.ts";
import type { FilledLater } from "./file_tables.ts";

/** One side's row of a case; the same `id` on both. */
export interface InquiryTable {
  municipality_code: string;
  id: string;
  side: Side;
  other_code: string;
  kind: "my_number" | "name";
  family_kana: string | null;
  given_kana: string | null;
  birth_date: string | null;
  sex: Sex | null;
  /** The asking side's, until the case is closed. */
  my_number_sealed: Uint8Array | null;
  carries_number: GeneratedAlways<boolean>;
  /** The asked side's key to its own register. */
  my_number_index: Uint8Array | null;
  /** Equal for equal questions of one municipality; says nothing about whom. */
  person_index: Uint8Array | null;
  batch_id: string | null;
  finding: InquiryFinding;
  state: CaseState;
  asked_at: Date;
  account_id: string;
  login_id: string;
  recipient_id: string | null;
  answered_at: Date | null;
  openable_until: Date | null;
  refusal: Refusal | null;
  refusal_reason: Generated<string>;
  reminded_at: FilledLater<Date>;
  flag_change_id: ColumnType<string | null, string | undefined, string | null>;
  /** The asking side's: whom it registered with the answer. */
  registered_id: FilledLater<string>;
  registered_at: FilledLater<Date>;
  registered_login_id: FilledLater<string>;
  is_unread: boolean;
  handled_at: Date | null;
  handled_login_id: string | null;
  version: Generated<number>;
}

export interface InquiryEventTable {
  municipality_code: string;
  id: string;
  inquiry_id: string;
  at: Date;
  kind: TimelineKind;
  by_side: Side | null;
  login_id: string | null;
  note: Generated<string>;
}

/** 支援措置 of a person. */
export interface ProtectionTable {
  municipality_code: string;
  id: string;
  recipient_id: string;
  set_at: Date;
  account_id: string;
  login_id: string;
  reason: string;
  ends_on: string | null;
  released_at: FilledLater<Date>;
  released_login_id: FilledLater<string>;
  release_reason: FilledLater<string>;
}
