import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { AppError } from "../domain/app_error.ts";
import type { Typed } from "../domain/form_problem.ts";
import { TOO_LARGE_FILE } from "./errors.ts";

/** A form that is read while it comes in. */
export interface FormStream {
  /** The fields before the file; once the file's bytes have ended, all of them. */
  typed: Typed;
  /** What was chosen in the field `file`; undefined when nothing was. */
  file: { name: string; bytes: AsyncIterable<Uint8Array> } | undefined;
  /** Reads no further. */
  close(): Promise<void>;
}

/** Characters of a field's name. */
const LONGEST_NAME = 100;

const LIMITS = { fields: 50, parts: 60, files: 1, fieldSize: 65_536, headerSize: 16_384 };

/**
 * Opens a form and answers when its file begins or, without one, when it has been read. Holds some
 * pieces of the network's size and no more: whoever reads slowly slows the sender. A form that is
 * cut, malformed or larger than `limit` bytes throws an `AppError`, here or where the file's bytes
 * are read: they only end well when the form does.
 */
export async function openForm(request: Request, limit: number): Promise<FormStream> {
  const parser = parserOf(request);
  const reader = request.body?.getReader();
  const typed: Typed = {};
  const opened = Promise.withResolvers<FormStream["file"]>();
  const whole = Promise.withResolvers<void>();
  whole.promise.catch(() => {});
  let stream: Readable | undefined;
  const spoil = (error: AppError) => {
    opened.reject(error);
    whole.reject(error);
    stream?.destroy(error);
    reader?.cancel().catch(() => {});
  };
  parser.on("field", (name: string | undefined, value, isNameCut, isValueCut) => {
    // Nobody can type NUL, and PostgreSQL stores no text that has it.
    if (isNameCut || isValueCut || value.includes("\0")) spoil(malformed());
    else if (name && name.length <= LONGEST_NAME) typed[name] = value;
    else spoil(malformed());
  });
  parser.on("file", (field, chosen, name) => {
    chosen.on("error", () => {});
    // A browser sends an empty part when no file was chosen.
    if (field !== "file" || name === "") return void chosen.resume();
    stream = chosen;
    opened.resolve({ name: unescaped(name), bytes: bytesOf(chosen, whole.promise) });
  });
  parser.on("filesLimit", () => spoil(twoFiles()));
  parser.on("fieldsLimit", () => spoil(malformed()));
  parser.on("partsLimit", () => spoil(malformed()));
  parser.on("error", () => spoil(brokenOff()));
  parser.on("finish", () => {
    opened.resolve(undefined);
    whole.resolve();
  });
  feed(parser, reader, limit).catch(spoil);
  const file = await opened.promise;
  return { typed, file, close: async () => await reader?.cancel() };
}

function parserOf(request: Request): BusboyInstance {
  const contentType = request.headers.get("content-type") ?? "";
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: LIMITS,
      preservePath: true,
    });
  } catch {
    throw malformed();
  }
}

/** Hands the body to the parser chunk by chunk, each when the one before has been dealt with. */
async function feed(
  parser: BusboyInstance,
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  limit: number,
): Promise<void> {
  for (let length = 0; reader;) {
    const { done, value } = await reader.read().catch((error) => {
      throw error instanceof AppError ? error : brokenOff();
    });
    if (done) break;
    length += value.length;
    if (length > limit) throw new AppError("too_large", TOO_LARGE_FILE);
    const chunk = Buffer.from(value.buffer, value.byteOffset, value.length);
    await new Promise<void>((dealtWith) => parser.write(chunk, () => dealtWith()));
  }
  parser.end();
}

async function* bytesOf(stream: Readable, whole: Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw error instanceof AppError ? error : brokenOff();
  }
  await whole;
}

/** Browsers write the quotes and line breaks of a name like this (HTML, multipart/form-data). */
function unescaped(name: string): string {
  return name.replaceAll("%22", '"').replaceAll(/%0[AD]/gi, "");
}

function malformed(): AppError {
  return new AppError("unreadable", "送信された内容を読み取れません。画面を開き直してください。");
}

function twoFiles(): AppError {
  return new AppError("unreadable", "ファイルが2つ以上送信されました。1つずつ登録してください。");
}

function brokenOff(): AppError {
  return new AppError(
    "unreadable",
    "ファイルの受信が途中で切れました。通信の状態を確かめて、もう一度登録してください。",
  );
}
