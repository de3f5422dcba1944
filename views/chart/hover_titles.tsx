import { rounded } from "./count_axis.ts";

interface HoverTitlesProps {
  /** One for each equal part of the width, from left to right; `undefined` says nothing there. */
  titles: readonly (string | undefined)[];
}

/** Invisible columns over a plot that tell a pointer the figures below it. */
export function HoverTitles({ titles }: HoverTitlesProps) {
  const width = 100 / titles.length;
  return (
    <g class="plot__hover">
      {titles.map((title, index) =>
        title !== undefined && (
          <rect x={`${rounded(index * width)}%`} width={`${rounded(width)}%`} height="100%">
            <title>{title}</title>
          </rect>
        )
      )}
    </g>
  );
}
