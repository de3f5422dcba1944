import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { RecipientStatus } from "../../domain/recipient/recipient_status.ts";
import type { Sex } from "../../domain/recipient/sex.ts";
import type { TicketKind } from "../../domain/ticket/ticket_kind.ts";
import type { DoseSource } from "../../domain/record/person_record.ts";
import type { AuditPendingTable, AuditTable } from "./audit_table.ts";
import type { BatchRowTable, BatchTable } from "./batch_tables.ts";
import type { ConfirmationTable } from "./confirmation_tables.ts";
import type { CorrectionDraftTable } from "./correction_tables.ts";
import type { DistinctPairTable, MergeTable } from "./duplicate_tables.ts";
import type { ErasedDoseTable, ErasureTable } from "./erasure_tables.ts";
import type {
  AwaitedRecipientTable,
  DoseConflictTable,
  MunicipalitySettingTable,
  OutputChunkTable,
  OutputLossTable,
  OutputTable,
  UploadChunkTable,
  UploadIssueTable,
  UploadKeptTable,
  UploadSampleTable,
  UploadTable,
} from "./file_tables.ts";
import type { ExaminationTable, FindingTable, UploadFindingTable } from "./finding_tables.ts";
import type { AccountTable } from "./gate_tables.ts";
import type { JobProgressTable, JobTable } from "./job_tables.ts";
import type { LotTable, MasterChangeTable, MunicipalityVaccineTable } from "./master_tables.ts";
import type { OperatorTables } from "./operator_tables.ts";
import type { ReferenceTables } from "./reference_tables.ts";
import type { TallyQueueTables, TallyTables } from "./tally_tables.ts";
import type { InquiryEventTable, InquiryTable, ProtectionTable } from "./transfer_tables.ts";
import type { AnomalyReviewTable } from "./watch_tables.ts";

interface ChangeTable {
  municipality_code: string;
  id: string;
  kind: "upload" | "registration" | "edit" | "merge" | "undo";
  made_at: Date;
  account_id: string;
  login_id: string;
  actor_municipality_code: string;
  reason: Generated<string>;
  source: Generated<string>;
  /** The 担当者 of a shared tablet, by the name they had then. */
  operator_id: string | null;
  operator_name: string | null;
  /** `xid8` of the transaction: whether a snapshot has seen this change. */
  transaction: Generated<string>;
}

interface RecipientTable {
  municipality_code: string;
  resident_number_key: string;
  id: Generated<string>;
  resident_number: string;
  family_name: string | null;
  given_name: string | null;
  family_kana: string | null;
  given_kana: string | null;
  family_key: Generated<string>;
  given_key: Generated<string>;
  name_key: GeneratedAlways<string>;
  birth_date: string | null;
  sex: Sex | null;
  status: RecipientStatus | null;
  my_number_sealed: Uint8Array | null;
  my_number_index: Uint8Array | null;
  version: Generated<number>;
  change_id: string;
}

interface TicketTable {
  municipality_code: string;
  ticket_number: string;
  id: Generated<string>;
  /** Null while the issuing municipality has not registered the person (登録待ち). */
  resident_number_key: string | null;
  state: "active" | "superseded";
  version: Generated<number>;
  change_id: string;
}

interface DoseTable {
  municipality_code: string;
  id: string;
  ticket_number: string;
  kind: TicketKind;
  dose_number: number;
  vaccinated_on: string;
  venue_name: string;
  doctor_name: string;
  vaccine_code: string | null;
  vaccine_maker: string | null;
  lot_number: string | null;
  /** Where the dose was given: the registering account's municipality. */
  place_code: string;
  source: DoseSource;
  registered_at: Date;
  account_id: string;
  client_key: string | null;
  withdrawn_at: ColumnType<Date | null, Date | undefined, Date | null>;
  version: Generated<number>;
  change_id: string;
}

interface SessionPresetTable {
  municipality_code: string;
  session_id: string;
  account_id: string;
  set_at: Date;
  venue_name: string;
  /** Null: the day on which a dose is registered. */
  vaccinated_on: string | null;
  vaccine_code: string | null;
  lot_number: string;
  /** Of those below, the one at work; "" when none is preset. */
  doctor_name: string;
  doctor_names: string[];
}

/** What the role `vrs_app` can reach, and of that only its own municipality's rows. */
export interface RegisterTables
  extends ReferenceTables, OperatorTables, TallyTables, TallyQueueTables {
  account: AccountTable;
  anomaly_review: AnomalyReviewTable;
  audit: AuditTable;
  audit_pending: AuditPendingTable;
  awaited_recipient: AwaitedRecipientTable;
  batch: BatchTable;
  batch_row: BatchRowTable;
  change: ChangeTable;
  confirmation: ConfirmationTable;
  correction_draft: CorrectionDraftTable;
  distinct_pair: DistinctPairTable;
  dose: DoseTable;
  dose_conflict: DoseConflictTable;
  erased_dose: ErasedDoseTable;
  erasure: ErasureTable;
  examination: ExaminationTable;
  finding: FindingTable;
  inquiry: InquiryTable;
  inquiry_event: InquiryEventTable;
  job: JobTable;
  job_progress: JobProgressTable;
  lot: LotTable;
  master_change: MasterChangeTable;
  merge: MergeTable;
  municipality_setting: MunicipalitySettingTable;
  municipality_vaccine: MunicipalityVaccineTable;
  output: OutputTable;
  output_chunk: OutputChunkTable;
  output_loss: OutputLossTable;
  protection: ProtectionTable;
  recipient: RecipientTable;
  session_preset: SessionPresetTable;
  ticket: TicketTable;
  upload: UploadTable;
  upload_chunk: UploadChunkTable;
  upload_finding: UploadFindingTable;
  upload_issue: UploadIssueTable;
  upload_kept: UploadKeptTable;
  upload_sample: UploadSampleTable;
}
