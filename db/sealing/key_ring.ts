import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { z } from "zod";
import { OperatorError } from "../../domain/operator_error.ts";

const KEY_BYTES = 32;

const Key = z.base64().transform((text) => new Uint8Array(Buffer.from(text, "base64")))
  .refine(
    (bytes) => bytes.length === KEY_BYTES,
    `鍵は${KEY_BYTES}バイトをBase64で書いてください。`,
  );

const KeyFile = z.object({
  sealing: z.array(z.object({ id: z.string().min(1).max(32), key: Key })).min(1),
  index: Key,
});

/**
 * The keys of the My Numbers: the first sealing key seals, all of them open; the index key finds.
 * They live in a file outside the database.
 */
export type KeyRing = z.infer<typeof KeyFile> & {
  /** Where they were read; `followKeyFile` then learns keys that are added there. */
  path?: string;
};

/** Reads the key file. Throws an `OperatorError` when it is missing or not a key file. */
export async function loadKeyRing(path: string): Promise<KeyRing> {
  const text = await Deno.readTextFile(path).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new OperatorError(
      `鍵ファイル ${path} がありません。VRS_KEY_FILE に、このデータベースの鍵ファイルを指定してください。`,
    );
  });
  return parseKeyRing(text, path);
}

/** The keys in the text of the file at `path`. Throws an `OperatorError` when it is no key file. */
export function parseKeyRing(text: string, path: string): KeyRing {
  const parsed = KeyFile.safeParse(parseJson(text));
  if (parsed.success) return { ...parsed.data, path };
  const issue = parsed.error.issues[0]!;
  throw new OperatorError(
    `鍵ファイル ${path} を読めません（${issue.path.join(".")}）: ${issue.message}`,
  );
}

/** Makes new keys, readable by their owner only, unless there is such a file. */
export async function ensureKeyFile(path: string): Promise<void> {
  if (await Deno.stat(path).then(() => true, () => false)) return;
  await Deno.mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${crypto.randomUUID()}`;
  await Deno.writeTextFile(draft, newKeyFile(), PRIVATE);
  // link(), unlike rename(), fails when another process was first: both then read the same keys.
  await Deno.link(draft, path).catch((error) => {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  });
  await Deno.remove(draft);
}

const PRIVATE = { createNew: true, mode: 0o600 };

/**
 * Puts other keys in the place of a key file, all at once: a reader sees the former ones or these.
 * They are on the disk before anything can be sealed with them.
 */
export async function replaceKeyFile(path: string, keys: KeyRing): Promise<void> {
  const draft = `${path}.${crypto.randomUUID()}`;
  const file = await Deno.open(draft, { ...PRIVATE, write: true });
  try {
    await file.write(new TextEncoder().encode(keyFileText(keys)));
    await file.sync();
  } finally {
    file.close();
  }
  await Deno.rename(draft, path);
}

/** A key nobody has. */
export function newKey(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(KEY_BYTES));
}

function newKeyFile(): string {
  return keyFileText({ sealing: [{ id: "k1", key: newKey() }], index: newKey() });
}

function keyFileText({ sealing, index }: KeyRing): string {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  const keys = sealing.map(({ id, key }) => ({ id, key: base64(key) }));
  return JSON.stringify({ sealing: keys, index: base64(index) }, null, 2) + "\n";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
