import type { LineReading } from "./line_reading.ts";

export type Verdict =
  | { kind: "accepted"; digits: string; by: "qr" | "line" }
  | { kind: "conflict"; qr: string; line: string }
  | { kind: "waiting" };

/** What one frame of the camera showed. */
export interface Offer {
  line?: LineReading;
  /** The text of a QR code, whatever it says; what is no ticket's counts as not seen. */
  qr?: string;
}

export interface Acceptance {
  /** Call once for every frame, also when nothing was read: that breaks a row. */
  offer(frame: Offer): Verdict;
  /** Forgets everything: the next ticket. */
  reset(): void;
}

export interface AcceptanceRules {
  /** Known kind, dose 1–9, municipality on the master list. */
  isTicket(digits: string): boolean;
}

/** What was seen so far: nothing of use, one reading, or two that contradict each other. */
type State =
  | { kind: "nothing" }
  | { kind: "line_once"; digits: string }
  | { kind: "blocked"; qr: string; line: string; qrOnce?: string };

/**
 * Decides over the frames of one scan when a ticket is read. The line needs two successive frames
 * that read the same: "2 of 2 in a row" let nothing wrong through where "2 of 3" did (REPORT.md 3),
 * so a frame without a reading breaks the row. A QR code corrects its own errors: one frame is
 * enough. Whoever read what first, QR code and line that differ block the scan.
 */
export function createAcceptance({ isTicket }: AcceptanceRules): Acceptance {
  let state: State = { kind: "nothing" };
  return {
    offer(frame) {
      const qr = frame.qr !== undefined && isTicket(frame.qr) ? frame.qr : undefined;
      const agreed = frame.line?.agreed;
      const line = agreed !== undefined && isTicket(agreed) ? agreed : undefined;
      const [next, verdict] = step(state, qr, line);
      state = next;
      return verdict;
    },
    reset() {
      state = { kind: "nothing" };
    },
  };
}

const WAITING: Verdict = { kind: "waiting" };

function step(state: State, qr: string | undefined, line: string | undefined): [State, Verdict] {
  if (state.kind === "blocked") return stepBlocked(state, qr, line);
  const lines = [line, state.kind === "line_once" ? state.digits : undefined];
  const other = lines.find((digits) => digits !== undefined && digits !== qr);
  if (qr !== undefined && other !== undefined) return blocked({ qr, line: other });
  if (qr !== undefined) return accepted(qr, "qr");
  if (line === undefined) return [{ kind: "nothing" }, WAITING];
  if (state.kind === "line_once" && state.digits === line) return accepted(line, "line");
  return [{ kind: "line_once", digits: line }, WAITING];
}

/**
 * A blocked scan opens by itself only when two successive frames show the same QR code and no
 * line that says otherwise. The line alone never opens it: what misread it once misreads it again.
 */
function stepBlocked(
  state: State & { kind: "blocked" },
  qr: string | undefined,
  line: string | undefined,
): [State, Verdict] {
  const { qr: firstQr, line: firstLine, qrOnce } = state;
  if (qr === undefined) return blocked({ qr: firstQr, line: firstLine });
  if (line !== undefined && line !== qr) return blocked({ qr, line });
  if (qr === qrOnce) return accepted(qr, "qr");
  return blocked({ qr: firstQr, line: firstLine }, qr);
}

function accepted(digits: string, by: "qr" | "line"): [State, Verdict] {
  return [{ kind: "nothing" }, { kind: "accepted", digits, by }];
}

function blocked(pair: { qr: string; line: string }, qrOnce?: string): [State, Verdict] {
  return [{ kind: "blocked", ...pair, qrOnce }, { kind: "conflict", ...pair }];
}
