import { createHash } from "node:crypto";
import { VERSION } from "../../domain/version.ts";
import { runToEnd } from "./run_to_end.ts";
import { selfExtractingStub } from "./self_extracting_stub.ts";

/** Everybody gets the same bytes of the same folder: in order, of no time, of nobody. */
const REPRODUCIBLE = [
  ...["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner"],
  ...["--mode=u=rwX,go=rX", "--format=gnu"],
];

/**
 * Writes one executable file that carries the folder `from` (`deno` and `app/`) and runs it on any
 * Linux with sh, tar and gzip. `level` is gzip's, 1 (quick) to 9 (small).
 */
export async function writeSelfExtractingFile(
  { from, to, level, v8Flags }: { from: string; to: string; level: number; v8Flags: string },
): Promise<void> {
  const payload = `${to}.payload`;
  const draft = `${to}.draft`;
  try {
    const pack = 'out=$1; level=$2; shift 2; tar "$@" | gzip -n "-$level" > "$out"';
    const tar = [...REPRODUCIBLE, "-C", from, "-cf", "-", "deno", "app"];
    await runToEnd("/bin/sh", ["-c", pack, "sh", payload, String(level), ...tar]);
    const sha256 = await sha256Of(payload);
    await Deno.writeTextFile(draft, selfExtractingStub({ version: VERSION, sha256, v8Flags }));
    const [file, rest] = [await Deno.open(draft, { append: true }), await Deno.open(payload)];
    await rest.readable.pipeTo(file.writable);
    await Deno.chmod(draft, 0o755);
    await Deno.rename(draft, to);
  } finally {
    await Deno.remove(payload).catch(() => {});
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of (await Deno.open(path)).readable) hash.update(piece);
  return hash.digest("hex");
}
