import { Buffer } from "node:buffer";
import { createMiddleware } from "hono/factory";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { refuseEncoded, refuseTooLargeFile, refuseTooLargeForm } from "./errors.ts";
import { type BodyPatience, patientBody } from "./patient_body.ts";

/** Bytes; larger than the register of the largest municipality (3.7 million rows of 100 bytes). */
export const LARGEST_FILE_BODY = 512 * 1024 * 1024;

/** Bytes of a form without a file. */
const LARGEST_FORM_BODY = 1024 * 1024;

/** Where files are sent to: read as they come in, and counted there. */
const FILE_PATHS: ReadonlySet<string> = new Set([paths.uploads, paths.doseUploads, paths.batches]);

/** A form is typed already when it is sent; a file may be long, but not stand still. */
const PATIENCE = { form: { idleMs: 15_000, wholeMs: 60_000 }, file: { idleMs: 60_000 } };

/**
 * Refuses bodies that are too large or compressed before anything reads them, and those that stop
 * coming when something does; nothing is ever inflated. What is left of a refused body of known
 * length is read and thrown away by Deno, so that browsers, which send all of it first, get the
 * answer; one of unknown length is cut off.
 */
export const bodyLimits = bodyLimitsWith(PATIENCE);

/** The same with other patience. */
export function bodyLimitsWith(patience: Record<"form" | "file", BodyPatience>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const encoding = c.req.header("content-encoding") ?? "identity";
    if (encoding.trim().toLowerCase() !== "identity") return await refuseEncoded(c);
    const takesFile = FILE_PATHS.has(c.req.path);
    const announced = Number(c.req.header("content-length") ?? NaN);
    if (takesFile && announced > LARGEST_FILE_BODY) return await refuseTooLargeFile(c);
    if (!takesFile && announced > LARGEST_FORM_BODY) return await refuseTooLargeForm(c);
    const sent = c.req.raw.body;
    if (!sent) return await next();
    const body = patientBody(sent, patience[takesFile ? "file" : "form"]);
    if (takesFile || !Number.isNaN(announced)) c.req.raw = withBody(c.req.raw, body);
    else {
      const form = await readForm(body);
      if (!form) return await refuseTooLargeForm(c);
      c.req.raw = withBody(c.req.raw, form);
    }
    await next();
  });
}

function withBody({ url, method, headers }: Request, body: BodyInit): Request {
  return new Request(url, { method, headers, body });
}

/** The whole body; undefined, and the sender cut off, when it is larger than a form may be. */
async function readForm(body: ReadableStream<Uint8Array>): Promise<BufferSource | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > LARGEST_FORM_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
