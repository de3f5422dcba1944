/** As many characters as the table holds; a longer name is cut. */
const LONGEST_NAME = 255;

/** Control characters, and the marks that make a name read in another order than it is written. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The name a file is kept and shown under: without the folders some browsers send before it. */
export function keptFileName(sent: string): string {
  const last = sent.replaceAll(UNSEEN, "").split(/[/\\]/).at(-1)!.trim();
  if (["", ".", ".."].includes(last)) return "名称なし";
  return Array.from(last).slice(0, LONGEST_NAME).join("");
}
