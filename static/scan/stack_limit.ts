/** Pages of one stack: what one person can look through before the next coffee. */
export const MOST_PAGES = 500;

/** Why `chosen` pages are not read beside those of the stack so far; undefined when they are. */
export function refuseStack(chosen: number, soFar: number): string | undefined {
  if (soFar + chosen <= MOST_PAGES) return undefined;
  const count = chosen.toLocaleString("ja-JP");
  const advice = soFar === 0
    ? `${count}枚あります。1回に読み取れるのは${MOST_PAGES}枚までです。分けて読み取ってください。`
    : `${count}枚を足すと${MOST_PAGES}枚を超えます。` +
      "先に、残っている票をすべて登録するか外してください。";
  return `${advice}選んだファイルはまだ読み取っていません。`;
}
