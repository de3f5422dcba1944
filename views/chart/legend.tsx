import { Marker } from "./marker.tsx";
import { textureOf } from "./texture.tsx";

export interface LegendItem {
  label: string;
  /** Which colour, from 1; `mean` is the black line over columns. */
  tone: number | "mean" | "whole";
  look: "box" | "line";
  /** See `textureOf`. */
  texture?: string;
}

/** Which colour, dash and mark stand for what; read by everybody, so it is a list of text. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul class="legend">
      {items.map((item) => (
        <li class="legend__item">
          <Swatch {...item} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}

const BOX = { x: -12, y: -7, width: 24, height: 14 };

function Swatch({ tone, look, texture }: LegendItem) {
  return (
    <svg class="legend__swatch" viewBox="-16 -8 32 16" aria-hidden="true">
      {look === "box" && <rect class={`tone-${tone}`} {...BOX} />}
      {look === "box" && texture !== undefined && <rect fill={texture} {...BOX} />}
      {look === "line" && <line class={`stroke stroke-${tone}`} x1={-16} x2={16} />}
      {look === "line" && typeof tone === "number" && <Marker tone={tone} />}
    </svg>
  );
}

/** A box for each series, in the tones and textures that `chart` draws them. */
export function boxesOf(chart: string, series: readonly string[]): LegendItem[] {
  return series.map((label, index) => {
    const tone = index + 1;
    return { label, tone, look: "box", texture: textureOf(chart, tone) };
  });
}
