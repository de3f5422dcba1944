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

export interface Measured {
  what: string;
  rows: number;
  work: () => Promise<unknown>;
}

/** Runs all of them in turn, `rounds` times over, and answers the median of each: machines are noisy. */
export async function measureInTurn(
  rounds: number,
  measured: readonly Measured[],
): Promise<Measurement[]> {
  const seconds = measured.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { what, rows, work }] of measured.entries()) {
      seconds[index]!.push((await measure(what, rows, work)).seconds);
    }
  }
  return measured.map(({ what, rows }, index) => ({
    what,
    rows,
    seconds: seconds[index]!.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!,
  }));
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
