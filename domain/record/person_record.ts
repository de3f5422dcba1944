import type { PlainDate } from "../date/plain_date.ts";
import type { RecipientStatus } from "../recipient/recipient_status.ts";
import type { Sex } from "../recipient/sex.ts";
import type { TicketKind } from "../ticket/ticket_kind.ts";

/** Whose record: a registered person's, or that of a ticket nobody is registered for yet (登録待ち). */
export interface RecordSubject {
  kind: "recipient" | "ticket";
  id: string;
}

/** A person as the municipality's register knows them; whether there is a My Number, never which. */
export interface RecordPerson {
  id: string;
  /** Folded 個別宛名番号: the key of the person's row. */
  residentNumberKey: string;
  residentNumber: string;
  familyName: string | null;
  givenName: string | null;
  familyKana: string | null;
  givenKana: string | null;
  birthDate: PlainDate | null;
  sex: Sex | null;
  status: RecipientStatus | null;
  hasMyNumber: boolean;
  version: number;
}

export interface RecordTicket {
  id: string;
  ticketNumber: string;
  state: "active" | "superseded";
  version: number;
}

/** 接種場所の違い: how a dose came into the register. */
export type DoseSource = "venue" | "hand" | "upload" | "transfer" | "demo";

export const DOSE_SOURCE_LABELS: Record<DoseSource, string> = {
  venue: "接種会場",
  hand: "予診票個別登録",
  upload: "一括登録",
  transfer: "転入処理",
  demo: "デモデータ",
};

/** One dose or examination (予診のみ) as it is stored. */
export interface RecordDose {
  id: string;
  ticketNumber: string;
  kind: TicketKind;
  doseNumber: number;
  vaccinatedOn: PlainDate;
  venueName: string;
  doctorName: string;
  vaccineCode: string | null;
  vaccineMaker: string | null;
  lotNumber: string | null;
  /** 接種自治体コード: where it was given. */
  placeCode: string;
  source: DoseSource;
  registeredAt: Date;
  /** Set when it was deleted; such a dose can be restored. */
  withdrawnAt: Date | null;
  version: number;
}

/** 照会結果: a person, or nobody yet, with tickets, doses and examinations. */
export interface PersonRecord {
  subject: RecordSubject;
  person: RecordPerson | undefined;
  /** The active one first. */
  tickets: RecordTicket[];
  /** In the order they were given. */
  doses: RecordDose[];
  /** Deleted ones, the latest first. */
  withdrawnDoses: RecordDose[];
}
