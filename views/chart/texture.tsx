/** Tones from here on are drawn with a texture, because in grey they look like earlier ones. */
export const FIRST_TEXTURED = 3;

/** One tile of 6 × 6 pixels for each tone from `FIRST_TEXTURED`, drawn in the colour of the page. */
const TILES = [
  "M-1 7l8-8M-1 1l2-2M5 7l2-2",
  "M-1 -1l8 8M-1 5l2 2M5-1l2 2",
  "M2 2h2v2h-2z",
  "M3 0v6",
];
const TILE = 6;

/** The texture of a tone, for `fill` and for the legend; `undefined` for the plain tones. */
export function textureOf(chart: string, tone: number): string | undefined {
  if (tone < FIRST_TEXTURED) return undefined;
  return `url(#${textureId(chart, tone)})`;
}

/** What `textureOf` names, for tones up to `tones`. `chart` tells the charts of a page apart. */
export function Textures({ chart, tones }: { chart: string; tones: number }) {
  return (
    <defs>
      {TILES.slice(0, Math.max(0, tones - FIRST_TEXTURED + 1)).map((tile, index) => (
        <pattern
          id={textureId(chart, FIRST_TEXTURED + index)}
          width={TILE}
          height={TILE}
          patternUnits="userSpaceOnUse"
        >
          <path class="texture" d={tile} />
        </pattern>
      ))}
    </defs>
  );
}

function textureId(chart: string, tone: number): string {
  return `texture-${digestOf(chart)}-${tone}`;
}

/** Short and the same for the same text (FNV-1a), which is enough for the names on one page. */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
