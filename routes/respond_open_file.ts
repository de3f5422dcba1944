import {
  type FileAsked,
  lookupPublishedFile,
  packedPieces,
  type PublishedFile,
} from "../db/publication/published_files.ts";
import { readGate } from "../db/reading.ts";
import { lookupOpenFile } from "../domain/tally/open_files.ts";
import type { RequestContext } from "./app_env.ts";

const FIVE_MINUTES = "public, max-age=300";
const FOR_EVER = "public, max-age=31536000, immutable";

/**
 * Answers a published file, to scripts of every site; undefined when there is none. A revision never
 * changes; a day, and the newest, may be published again.
 */
export async function respondOpenFile(
  c: RequestContext,
  asked: FileAsked,
): Promise<Response | undefined> {
  const { database } = c.var.office;
  const file = await readGate(database, (gate) => lookupPublishedFile(gate, asked));
  if (!file) return undefined;
  const isPacked = takesGzip(c.req.header("accept-encoding"));
  const headers = new Headers({
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": asked.revision === undefined ? FIVE_MINUTES : FOR_EVER,
    "etag": tagOf(file, isPacked ? "gzip" : "identity"),
    "last-modified": file.publishedAt.toUTCString(),
    "vary": "accept-encoding",
  });
  if (isKnown(c, file)) return new Response(null, { status: 304, headers });
  headers.set("content-type", lookupOpenFile(file.name)?.contentType ?? "application/octet-stream");
  headers.set("content-length", String(isPacked ? file.packedByteCount : file.byteCount));
  if (isPacked) headers.set("content-encoding", "gzip");
  return new Response(c.req.method === "HEAD" ? null : bodyOf(c, file, isPacked), { headers });
}

function bodyOf(c: RequestContext, file: PublishedFile, isPacked: boolean): ReadableStream {
  const packed = packedPieces(c.var.office.database, file);
  return isPacked ? packed : packed.pipeThrough(new DecompressionStream("gzip"));
}

type Coding = "gzip" | "identity";

/** The packed and the unpacked file are not the same bytes, so they have not the same tag. */
function tagOf({ sha256 }: PublishedFile, coding: Coding): string {
  return coding === "gzip" ? `"${sha256}-gzip"` : `"${sha256}"`;
}

/** Whether the browser has the file already, packed or not. */
function isKnown(c: RequestContext, file: PublishedFile): boolean {
  const tags = c.req.header("if-none-match");
  if (tags !== undefined) {
    const known = tags.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    const ours = [tagOf(file, "gzip"), tagOf(file, "identity"), "*"];
    return known.some((tag) => ours.includes(tag));
  }
  const since = Date.parse(c.req.header("if-modified-since") ?? "");
  return since >= Math.floor(file.publishedAt.getTime() / 1000) * 1000;
}

/**
 * Who says nothing takes anything (RFC 9110, 12.5.3) and gets what the real service sends: gzip.
 */
export function takesGzip(accepted: string | undefined): boolean {
  if (accepted === undefined) return true;
  const codings = accepted.toLowerCase().split(",").map((part) => {
    const [name = "", ...parameters] = part.split(";").map((each) => each.trim());
    const weight = parameters.find((each) => each.startsWith("q="))?.slice(2);
    return { name, isWanted: weight === undefined || Number(weight) > 0 };
  });
  const gzip = codings.find(({ name }) => name === "gzip" || name === "x-gzip") ??
    codings.find(({ name }) => name === "*");
  return gzip?.isWanted ?? false;
}
