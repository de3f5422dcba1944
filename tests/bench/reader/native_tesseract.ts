/** What stock tesseract says of a whole frame, and how long that took in milliseconds. */
export interface NativeReading {
  /** Every line of its answer that is 18 digits long, blanks dropped. */
  lines: string[];
  spent: number;
}

export type PageMode = "11" | "6";

/**
 * Debian's tesseract 5 with `eng`, digits only, on one core. Its start (process and model) is in
 * `spent`: see `nativeStart`.
 */
export async function readNatively(path: string, mode: PageMode): Promise<NativeReading> {
  const start = performance.now();
  const { stdout } = await new Deno.Command("tesseract", {
    args: [path, "stdout", "--psm", mode, "-l", "eng", "-c", "tessedit_char_whitelist=0123456789"],
    env: { OMP_THREAD_LIMIT: "1" },
    stderr: "null",
  }).output();
  const spent = performance.now() - start;
  const lines = new TextDecoder().decode(stdout).split("\n").map((line) => line.replace(/\s/g, ""));
  return { lines: lines.filter((line) => /^\d{18}$/.test(line)), spent };
}

/** Milliseconds of starting tesseract: the least of five looks at a picture with nothing on it. */
export async function nativeStart(folder: string): Promise<number> {
  const path = `${folder}/blank.pgm`;
  const header = new TextEncoder().encode("P5\n64 64\n255\n");
  const blank = new Uint8Array(header.length + 64 * 64).fill(255);
  blank.set(header);
  await Deno.writeFile(path, blank);
  const spent = [];
  for (let round = 0; round < 5; round++) spent.push((await readNatively(path, "6")).spent);
  return Math.min(...spent);
}
