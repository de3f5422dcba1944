export interface Measurement {
  what: string;
  rows: number;
  seconds: number;
}

/** Runs `work` once and times it. */
export async function measure(
  what: string,
  rows: number,
  work: () => Promise<unknown>,
): Promise<Measurement> {
  const start = performance.now();
  await work();
  return { what, rows, seconds: (performance.now() - start) / 1_000 };
}

/** A Markdown table; `times` compares with the first measurement, the reference of the same run. */
export function asTable(title: string, measurements: readonly Measurement[]): string {
  const reference = measurements[0]!;
  const lines = measurements.map(({ what, rows, seconds }) =>
    `| ${what} | ${seconds.toFixed(2)} | ${Math.round(rows / seconds).toLocaleString("en")} | ${
      (seconds / rows * reference.rows / reference.seconds).toFixed(2)
    } |`
  );
  const head = "| what | seconds | rows/s | × time of the reference |\n|---|---|---|---|";
  return `## ${title}\n\n${head}\n${lines.join("\n")}\n`;
}
