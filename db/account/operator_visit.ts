import type { GateVisit } from "../audit.ts";

/** Under this name the operator stands in the audit: whoever may use the command line. */
export const OPERATOR = "運用者";

/** The gate's view of an act on the command line, for an account of this municipality. */
export function operatorVisit(
  { municipalityCode }: { municipalityCode: string | null },
  at: Date,
): GateVisit {
  return {
    at,
    loginId: OPERATOR,
    accountId: null,
    municipalityCode,
    address: "command line",
    requestId: "command line",
  };
}
