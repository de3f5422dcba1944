import type { Generated } from "kysely";
import type { MasterChangeKind, MasterKind } from "../../domain/dose/master_change.ts";
import type { CellChange } from "../../domain/upload/review.ts";

/** A vaccine of the municipality's own, or what it made of a preset with the same code. */
export interface MunicipalityVaccineTable {
  municipality_code: string;
  code: string;
  maker: string;
  product: string;
  minimum_interval_days: number;
  valid_from: string;
  valid_to: string | null;
  position: number;
  is_offered: boolean;
  version: Generated<number>;
}

export interface LotTable {
  municipality_code: string;
  vaccine_code: string;
  lot_number: string;
  expires_on: string | null;
  id: Generated<string>;
  remark: Generated<string>;
  version: Generated<number>;
}

/** Who made what of the vaccines and lots; only ever added to. */
export interface MasterChangeTable {
  municipality_code: string;
  id: string;
  made_at: Date;
  account_id: string;
  login_id: string;
  subject_kind: MasterKind;
  /** A vaccine's code or a lot's id. */
  subject_id: string;
  /** What it was called, since a lot may be gone. */
  name: string;
  kind: MasterChangeKind;
  cells: CellChange[];
}
