// @ts-types="./svg_maps_japan.d.ts"
import japan from "@svg-maps/japan";

export interface PrefectureShape {
  /** "01"–"47" */
  code: string;
  english: string;
  /** A path in `MAP_VIEW_BOX`. */
  path: string;
}

/** The map's own identifiers in the order of the prefectures' codes. */
const IDS = [
  ...["hokkaido", "aomori", "iwate", "miyagi", "akita", "yamagata", "fukushima", "ibaraki"],
  ...["tochigi", "gunma", "saitama", "chiba", "tokyo", "kanagawa", "niigata", "toyama"],
  ...["ishikawa", "fukui", "yamanashi", "nagano", "gifu", "shizuoka", "aichi", "mie", "shiga"],
  ...["kyoto", "osaka", "hyogo", "nara", "wakayama", "tottori", "shimane", "okayama"],
  ...["hiroshima", "yamaguchi", "tokushima", "kagawa", "ehime", "kochi", "fukuoka", "saga"],
  ...["nagasaki", "kumamoto", "oita", "miyazaki", "kagoshima", "okinawa"],
];

/** Whole numbers of half a unit of the original say all that a screen shows, in a third of the bytes. */
const SCALE = 2;

export const MAP_VIEW_BOX = japan.viewBox.split(" ").map((part) => Number(part) * SCALE).join(" ");

const shapes = new Map(japan.locations.map((location) => [location.id, location]));

/** All 47, by code, where @svg-maps/japan puts them. */
export const PREFECTURE_SHAPES: readonly PrefectureShape[] = IDS.map((id, index) => {
  const { name, path } = shapes.get(id)!;
  return { code: String(index + 1).padStart(2, "0"), english: name, path: coarsePath(path) };
});

type Point = readonly [x: number, y: number];

/** The islands of a path of relative `m … z` parts, which is all the package uses. */
function coarsePath(path: string): string {
  let start: Point = [0, 0];
  return path.split("z").filter((part) => part.trim() !== "").map((part) => {
    const [first, ...steps] = part.trim().slice(1).trim().split(/\s+/).map(pointOf);
    start = moved(start, first!);
    return closedPath(outline(start, steps));
  }).join("");
}

function pointOf(text: string): Point {
  const [x, y] = text.split(",").map(Number);
  return [x!, y!];
}

function moved([x, y]: Point, [dx, dy]: Point): Point {
  return [x + dx, y + dy];
}

function outline(start: Point, steps: readonly Point[]): Point[] {
  const points = [start];
  for (const step of steps) points.push(moved(points.at(-1)!, step));
  return points.map(([x, y]) => [Math.round(x * SCALE), Math.round(y * SCALE)]);
}

/** Nothing for rocks that the coarse grid makes a point or a line. */
function closedPath(points: readonly Point[]): string {
  const apart = points.filter((point, i) => i === 0 || !isSame(point, points[i - 1]!));
  if (apart.length < 3) return "";
  const steps = apart.slice(1).map(([x, y], i) => `${x - apart[i]![0]} ${y - apart[i]![1]}`);
  return `M${apart[0]!.join(" ")}l${steps.join(" ").replaceAll(" -", "-")}z`;
}

function isSame(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
