/** What is wrong first with a municipality's audit, and where. */
export interface AuditFault {
  municipalityCode: string;
  kind: AuditFaultKind;
  /** In the chain; null where a row was never in it. */
  position: number | null;
  /** When the act was done or, where the row has gone, about when it was sealed. */
  at: Date | null;
  auditId: string | null;
  /** Of what was moved: where it stands now. Of what was removed: how many rows, when that shows. */
  figure: number | null;
}

export type AuditFaultKind =
  | "altered"
  | "removed"
  | "inserted"
  | "reordered"
  | "never_sealed"
  | "lost_before_sealing"
  | "cut_off"
  | "other_chain"
  | "erasure_forged";

/** A head that somebody has kept outside: "122271 1024 <64 hexadecimal digits>". */
export interface KeptHead {
  municipalityCode: string;
  position: number;
  /** Hexadecimal. */
  hash: string;
}

const HEAD = /\b(\d{6}) (\d{1,15}) ([0-9a-f]{64})\b/g;

export function headText({ municipalityCode, position, hash }: KeptHead): string {
  return `${municipalityCode} ${position} ${hash}`;
}

/** Every head in a text, whatever stands around it: a list, a server's log. */
export function readHeads(text: string): KeptHead[] {
  return [...text.matchAll(HEAD)].map(([, municipalityCode = "", position, hash = ""]) => {
    return { municipalityCode, position: Number(position), hash };
  });
}
