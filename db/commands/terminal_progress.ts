const TOLD_EVERY_MS = 500;

/** A line that says how far something is and is written over again and again; nothing off a terminal. */
export interface TerminalProgress {
  tell(text: string): void;
  /** Takes the line away. */
  clear(): void;
}

/** On standard error: standard output may be the backup itself. */
export function terminalProgress(): TerminalProgress {
  if (!Deno.stderr.isTerminal()) return { tell: () => {}, clear: () => {} };
  let toldAt = -TOLD_EVERY_MS;
  const write = (text: string) => Deno.stderr.writeSync(new TextEncoder().encode(text));
  return {
    tell(text) {
      if (performance.now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = performance.now();
      write(`\r\x1b[K${text}`);
    },
    clear: () => void write("\r\x1b[K"),
  };
}
