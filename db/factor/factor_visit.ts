import type { GateVisit } from "../audit.ts";

/** Whose factors a request is about, and in which session, be it open or still waiting for one. */
export interface FactorVisit extends GateVisit {
  accountId: string;
  sessionId: string;
}
