/** The first that fits counts: an iPad may call itself a Mac, Edge also calls itself Chrome. */
const SYSTEMS: [RegExp, string][] = [
  [/iPad/, "iPad"],
  [/iPhone/, "iPhone"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh/, "Mac"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux"],
];

const BROWSERS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\/|Chromium\//, "Chrome"],
  [/Safari\//, "Safari"],
];

/**
 * A browser as its user knows it, from the header User-Agent: 「Windows・Edge」. Only words of these
 * tables, since anybody can send any header; empty when none fits.
 */
export function deviceName(userAgent: string): string {
  const nameIn = (table: [RegExp, string][]) => table.find(([form]) => form.test(userAgent))?.[1];
  return [nameIn(SYSTEMS), nameIn(BROWSERS)].filter((name) => name !== undefined).join("・");
}
