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
export type KeyRing = z.infer<typeof KeyFile>;

/** Reads the key file. Throws an `OperatorError` when it is missing or not a key file. */
export async function loadKeyRing(path: string): Promise<KeyRing> {
  const text = await Deno.readTextFile(path).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new OperatorError(
      `鍵ファイル ${path} がありません。VRS_KEY_FILE に、このデータベースの鍵ファイルを指定してください。`,
    );
  });
  const parsed = KeyFile.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
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
  await Deno.writeTextFile(draft, newKeyFile(), { createNew: true, mode: 0o600 });
  // link(), unlike rename(), fails when another process was first: both then read the same keys.
  await Deno.link(draft, path).catch((error) => {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  });
  await Deno.remove(draft);
}

function newKeyFile(): string {
  const key = () => randomBytes(KEY_BYTES).toString("base64");
  return JSON.stringify({ sealing: [{ id: "k1", key: key() }], index: key() }, null, 2) + "\n";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
