import { lookupPrefecture } from "../../domain/municipality/municipality_master.ts";
import { classBreaks, classOf, type ValueClass } from "../../domain/tally/class_breaks.ts";
import { type ChartWords, JAPANESE_CHART } from "./chart_words.ts";
import { MapLegend } from "./map_legend.tsx";
import { MAP_VIEW_BOX, PREFECTURE_SHAPES, type PrefectureShape } from "./prefecture_shapes.ts";

export interface PrefectureFigure {
  /** "01"–"47" */
  code: string;
  /** As it is shown, so that its class fits its text; `null` where there is none. */
  value: number | null;
  /** "78.1%" */
  text: string;
  href?: string;
}

interface PrefectureMapProps {
  /** What the map shows, for those who cannot see it; the highest and the lowest follow. */
  label: string;
  /** In any order; prefectures that are not listed have no figure. */
  prefectures: readonly PrefectureFigure[];
  /** What no value can pass: 100 for percent. */
  limit?: number;
  /** A bound in the legend; default: percent. */
  bound?: (value: number) => string;
  words?: ChartWords;
}

/**
 * The 47 prefectures in five shades. Shapes with an `href` are links for the pointer only: the table
 * that stands beside the map holds the same links for keyboards, in a size that can be met.
 */
export function PrefectureMap(
  { label, prefectures, limit, bound, words = JAPANESE_CHART }: PrefectureMapProps,
) {
  const known = prefectures.filter(hasValue);
  if (known.length === 0) return <p class="empty">{words.nothing}</p>;
  const figures = new Map(prefectures.map((figure) => [figure.code, figure]));
  const classes = classBreaks(known.map(({ value }) => value), limit);
  const isLinked = prefectures.some(({ href }) => href !== undefined);
  return (
    <div class="chart-block">
      <div class="map">
        <svg
          class="map__svg"
          viewBox={MAP_VIEW_BOX}
          role={isLinked ? "group" : "img"}
          aria-label={describe({ label, known, words })}
        >
          {PREFECTURE_SHAPES.map((shape) => (
            <Shape shape={shape} figure={figures.get(shape.code)} classes={classes} words={words} />
          ))}
        </svg>
        <MapLegend
          classes={classes}
          bound={bound ?? words.percent}
          isWhole={known.length === PREFECTURE_SHAPES.length}
          words={words}
        />
      </div>
      <p class="quiet">{words.mapCredit}</p>
    </div>
  );
}

type KnownFigure = PrefectureFigure & { value: number };

function hasValue(figure: PrefectureFigure): figure is KnownFigure {
  return figure.value !== null && Number.isFinite(figure.value);
}

interface ShapeProps {
  shape: PrefectureShape;
  figure?: PrefectureFigure;
  classes: readonly ValueClass[];
  words: ChartWords;
}

function Shape({ shape, figure, classes, words }: ShapeProps) {
  const name = nameOf(shape, words);
  const step = figure && hasValue(figure) ? classOf(figure.value, classes) + 1 : "none";
  const title = words.named(name, figure?.text ?? words.noFigure);
  const path = (
    <path class={`map__shape step-${step}`} d={shape.path}>
      <title>{title}</title>
    </path>
  );
  if (figure?.href === undefined) return path;
  return <a href={figure.href} tabindex={-1} aria-label={title}>{path}</a>;
}

interface Described {
  label: string;
  known: readonly KnownFigure[];
  words: ChartWords;
}

function describe({ label, known, words }: Described): string {
  const sorted = known.toSorted((a, b) => a.value - b.value);
  const named = (word: string, { code, text }: KnownFigure) => {
    const shape = PREFECTURE_SHAPES.find((shape) => shape.code === code);
    return words.named(word, words.named(shape ? nameOf(shape, words) : code, text));
  };
  const ends = [named(words.highest, sorted.at(-1)!), named(words.lowest, sorted[0]!)];
  return label + words.colon + ends.join(words.comma);
}

function nameOf({ code, english }: PrefectureShape, words: ChartWords): string {
  return words.prefectureName({ japanese: lookupPrefecture(code)?.name ?? english, english });
}
