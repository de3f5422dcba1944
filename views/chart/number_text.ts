const TEN_THOUSAND = 10_000;
const HUNDRED_MILLION = 100_000_000;
const MILLION = 1_000_000;

/** "5,000", "1.5万", "120万", "1.2億": short, for an axis and for the end of a line. */
export function inTenThousands(value: number): string {
  if (value >= HUNDRED_MILLION) return `${shortened(value / HUNDRED_MILLION, "ja-JP")}億`;
  if (value >= TEN_THOUSAND) return `${shortened(value / TEN_THOUSAND, "ja-JP")}万`;
  return shortened(value, "ja-JP");
}

/** "5,000", "150,000", "1.2M" */
export function inMillions(value: number): string {
  if (value >= MILLION) return `${shortened(value / MILLION, "en-GB")}M`;
  return shortened(value, "en-GB");
}

/** Two decimals at most for a few, none from a hundred on. */
function shortened(value: number, locale: keyof typeof FORMATS): string {
  return FORMATS[locale][value < 10 ? 2 : value < 100 ? 1 : 0]!.format(value);
}

// Made once, by decimals: each `toLocaleString` would make its own.
const FORMATS = { "ja-JP": formatsOf("ja-JP"), "en-GB": formatsOf("en-GB") };

function formatsOf(locale: string): Intl.NumberFormat[] {
  return [0, 1, 2].map((most) => new Intl.NumberFormat(locale, { maximumFractionDigits: most }));
}
