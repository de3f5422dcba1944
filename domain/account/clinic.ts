/** A 医療機関 that a municipality lets sign in with its G-MIS ID. */
export interface Clinic {
  /** Of its account. */
  id: string;
  gmisId: string;
  name: string;
  remark: string;
  createdAt: Date;
  /** When a browser that is signed in last asked for anything; null before the first sign-in. */
  lastUsedAt: Date | null;
  /** When staff changed it last, and who. */
  changedAt: Date | null;
  changedBy: string | null;
  /** 停止 since. */
  disabledAt: Date | null;
  version: number;
}

/** A municipality a clinic may work for: an account of its own in each. */
export interface ClinicPlace {
  accountId: string;
  loginId: string;
  municipalityCode: string;
  isDisabled: boolean;
}
