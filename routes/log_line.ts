/** What a line of the log is about, by the first of these words that is in it. */
const EVENTS: Record<string, string> = {
  listening: "listening",
  draining: "draining",
  uncaught: "uncaught_error",
  database: "database",
  slowStatement: "slow_statement",
  route: "request",
  job: "job",
  jobs: "job_worker",
  gmis: "gmis_refused",
  session: "session",
  auditHeads: "audit_heads",
  audit: "audit",
  published: "published",
  publication: "publication",
  erased: "erased",
  erasure: "erasure",
  inquiries: "inquiries",
  tallies: "tallies",
  publicFigures: "public_figures",
  databaseReachable: "database",
  observation: "observation",
};

export type LogLevel = "info" | "warn" | "error";

/** One line of the log as it is written: who says it, how grave it is, and what it is about. */
export function logLine(
  line: Record<string, unknown>,
  { at, pid, host }: { at: Date; pid: number; host: string },
): string {
  const level = levelOf(line);
  return JSON.stringify({ at: at.toISOString(), level, event: eventOf(line), pid, host, ...line });
}

function eventOf(line: Record<string, unknown>): string {
  const word = Object.keys(EVENTS).find((word) => word in line);
  return word ? EVENTS[word]! : "error" in line ? "error" : "other";
}

/** "error": somebody has to look; "warn": nobody lost anything, but it is not as it should be. */
export function levelOf(line: Record<string, unknown>): LogLevel {
  const { status } = line;
  const isFailed = typeof status === "number" && status >= 500;
  const isWithoutDatabase = line.databaseReachable === false || line.database !== undefined;
  if (line.error !== undefined || isFailed || isWithoutDatabase) return "error";
  if (line.state === "failed" || line.slowStatement !== undefined) return "warn";
  return Object.values(line).some(isComplaint) ? "warn" : "info";
}

/** "not sealed", "the worker died": what the loops of a server say when they try again later. */
function isComplaint(value: unknown): boolean {
  return typeof value === "string" && /^not |^the worker died$/.test(value);
}
