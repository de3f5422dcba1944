import { dirname } from "node:path";
import { OperatorError } from "../../domain/operator_error.ts";
import type { BackupSink } from "./sealed_writer.ts";

/** The name that means standard output or input. */
export const STANDARD_STREAM = "-";

/**
 * Lets `write` fill a file, which gets its name only when it is whole and on the disk: until then it
 * is `<path>.part`, and gone when anything fails. A file that is there already is never replaced.
 * Throws an `OperatorError` when the disk is full or the folder not to be written to.
 */
export async function intoNewFile<Value>(
  path: string,
  write: (sink: BackupSink) => Promise<Value>,
): Promise<Value> {
  if (await isThere(path)) {
    throw new OperatorError(`${path} は、もうあります。上書きはしません。別の名前にしてください。`);
  }
  const draft = `${path}.part`;
  const file = await openDraft(draft);
  try {
    const value = await write((bytes) => writeAll(file, bytes, path));
    await file.sync().catch((error) => {
      throw unwritable(path, error);
    });
    await Deno.rename(draft, path);
    await syncFolder(dirname(path));
    return value;
  } catch (error) {
    await Deno.remove(draft).catch(() => {});
    throw error;
  } finally {
    file.close();
  }
}

/** Writes to standard output; the same errors. */
export function toStandardOutput(bytes: Uint8Array): Promise<void> {
  return writeAll(Deno.stdout, bytes, "標準出力");
}

/** The bytes of a file or of standard input. Throws an `OperatorError` when there is none. */
export async function* readSource(path: string): AsyncGenerator<Uint8Array> {
  if (path === STANDARD_STREAM) return yield* blocksOf(Deno.stdin);
  using file = await Deno.open(path).catch((error) => {
    throw new OperatorError(`${path} を開けません。${reasonOf(error)}`);
  });
  if ((await file.stat()).isDirectory) throw new OperatorError(`${path} はフォルダです。`);
  yield* blocksOf(file);
}

const BLOCK_BYTES = 1024 * 1024;

async function* blocksOf(
  reader: { read(into: Uint8Array): Promise<number | null> },
): AsyncGenerator<Uint8Array> {
  for (;;) {
    const block = new Uint8Array(BLOCK_BYTES);
    const count = await reader.read(block);
    if (count === null) return;
    yield block.subarray(0, count);
  }
}

/** One that a killed backup left is written anew; one that is being written is left alone. */
async function openDraft(draft: string): Promise<Deno.FsFile> {
  const file = await Deno.open(draft, { create: true, write: true, mode: 0o600 })
    .catch((error) => {
      throw unwritable(draft, error);
    });
  if (await file.tryLock(true)) {
    await file.truncate(0).catch(() => {}); // what is no plain file has no length
    return file;
  }
  file.close();
  throw new OperatorError(`${draft} に、別のバックアップが書き込み中です。`);
}

async function writeAll(
  to: { write(bytes: Uint8Array): Promise<number> },
  bytes: Uint8Array,
  name: string,
): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += await to.write(bytes.subarray(written)).catch((error) => {
      throw unwritable(name, error);
    });
  }
}

/** A name is only kept through a power cut when its folder is written too. */
async function syncFolder(path: string): Promise<void> {
  using folder = await Deno.open(path);
  await folder.sync();
}

async function isThere(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}

function unwritable(name: string, error: unknown): OperatorError {
  return new OperatorError(
    `${name} に書き込めません。${reasonOf(error)}バックアップは作られませんでした。`,
    { cause: error },
  );
}

const REASONS: Record<string, string> = {
  ENOSPC: "空き容量がありません。",
  EDQUOT: "割り当てられた容量を超えました。",
  EFBIG: "ファイルの大きさの上限を超えました。",
  EACCES: "権限がありません。",
  EROFS: "読み取り専用です。",
  ENOENT: "フォルダかファイルがありません。",
  EPIPE: "受け取る側が終了しました。",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (error instanceof Error ? `${error.message} ` : "");
}
