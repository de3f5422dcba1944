import type { SessionPreset } from "../dose/session_preset.ts";
import type { Vaccine } from "../dose/vaccine.ts";
import type { KnownLot } from "../finding/examined_record.ts";

/** What a tablet needs to register doses while it has no network: no person, no ticket. */
export interface OfflineKit {
  /** When the server made it: an ISO instant by the server's clock. */
  madeAt: string;
  account: {
    id: string;
    loginId: string;
    /** Whose menu it is, e.g. 千葉県浦安市. */
    organisation: string;
  };
  /** Base64 of 32 bytes that seal what is not sent yet: the same at every sign-in of the account. */
  queueKey: string;
  preset: SessionPreset | null;
  /** Those that forms do not offer are judged by too. */
  vaccines: readonly Vaccine[];
  lots: readonly KnownLot[];
  /** Where the municipality asks who works at a shared tablet; else null. */
  operator: OfflineOperator | null;
}

/** 担当者 who works at the tablet. */
export interface OfflineOperator {
  id: string;
  name: string;
  /** The server's word that they showed their PIN at this account's tablet. */
  pass: string;
}
