/** What a bench found: its table, and those of its figures that grow with the campaign. */
export interface Benched {
  title: string;
  table: string;
  figures: Figure[];
}

/** `what` is the same at every size. */
export interface Figure {
  what: string;
  text: string;
}

/** The figures of several sizes side by side. */
export function growthTable(sizes: readonly { doses: number; figures: Figure[] }[]): string {
  const rows = sizes[0]!.figures.map(({ what }) => {
    const texts = sizes.map(({ figures }) => figures.find((figure) => figure.what === what)?.text);
    return `| ${what} | ${texts.map((text) => text ?? "–").join(" | ")} |`;
  });
  return [
    "## How it grows\n",
    `| doses | ${sizes.map(({ doses }) => doses.toLocaleString("en")).join(" | ")} |`,
    `|---|${sizes.map(() => "---|").join("")}`,
    ...rows,
    "",
  ].join("\n");
}
