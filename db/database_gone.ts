import { AppError } from "../domain/app_error.ts";

/** The connection went while something was under way on it, or before it was asked. */
export class ConnectionLost extends Error {
  override name = "ConnectionLost";
  readonly code = "CONNECTION_LOST";

  constructor() {
    super("The connection to the database was lost.");
  }
}

/** All connections are taken, and more wait for one than will ever get it in time. */
export class DatabaseBusy extends Error {
  override name = "DatabaseBusy";
  readonly code = "DATABASE_BUSY";

  constructor() {
    super("No connection to the database became free in time.");
  }
}

/**
 * What a person is told of an error that is the database's condition and nobody's mistake: it is
 * gone, full or busy, and comes back without them. Undefined for every other error.
 */
export function databaseTrouble(error: unknown): AppError | undefined {
  if (error instanceof DatabaseBusy) return new AppError("busy", BUSY);
  if (isLostConnection(error)) return new AppError("unavailable", GONE);
  switch (sqlStateOf(error)) {
    case undefined:
      return undefined;
    case "53300": // too many connections
    case "57014": // the statement took longer than anybody waits
      return new AppError("busy", BUSY);
    case "53100":
      return new AppError("unavailable", FULL);
    case "25006": // only reads: not the server that was meant, or not yet
      return new AppError("unavailable", GONE);
    default:
      return isOutOfResources(sqlStateOf(error)!) ? new AppError("unavailable", GONE) : undefined;
  }
}

/**
 * Whether nothing more can be asked on the connection that this error came over, if there ever was
 * one. Of PostgreSQL's own errors these are the fatal ones; the others are about one statement.
 */
export function isLostConnection(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  if (!(error instanceof Error) || !("code" in error)) return false;
  if ("severity" in error) return isFatal(error.severity) && !isRefusal(String(error.code));
  return DRIVER_CODES.has(String(error.code)) || isFailedConnect(error);
}

/** postgres.js's own, and those of a socket that was open. */
const DRIVER_CODES: ReadonlySet<string> = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTCONN",
  "EPIPE",
  "ETIMEDOUT",
]);

/** `ENOENT` of a unix socket, `ENOTFOUND` of a host's name: others have these codes for files. */
function isFailedConnect(error: Error): boolean {
  return "syscall" in error && ["connect", "getaddrinfo"].includes(String(error.syscall));
}

function isFatal(severity: unknown): boolean {
  return severity === "FATAL" || severity === "PANIC";
}

/** Signing in was refused (28: the password, 3D: no such database), or there were too many. */
function isRefusal(code: string): boolean {
  return code.startsWith("28") || code.startsWith("3D") || code === "53300";
}

/** Class 53: memory, disk, connections; 58: the operating system failed PostgreSQL. */
function isOutOfResources(code: string): boolean {
  return code.startsWith("53") || code.startsWith("58");
}

function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("severity" in error)) return undefined;
  return String(error.code);
}

/**
 * The end of a transaction may be lost together with its answer, so nobody is told that nothing was
 * stored: what counts is whether one saw that it was.
 */
const UNTIL_SEEN = "登録や変更ができたと表示されていないものは、できていないものとして、" +
  "しばらくしてからもう一度送信してください。接種の登録は、同じ画面から送り直しても二重にはなりません。";
const GONE = `データベースにつながらないため、処理を終えられませんでした。${UNTIL_SEEN}`;
const BUSY = `利用が集中していて、時間内に処理を終えられませんでした。${UNTIL_SEEN}`;
const FULL = "データベースの空き容量が足りないため、登録できませんでした。何も登録していません。" +
  "システムの担当者に連絡し、空きができてからもう一度送信してください。";
