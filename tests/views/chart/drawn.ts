import assert from "node:assert/strict";
import { assertPlainMarkup } from "../../routes/plain_markup.ts";

const GEOMETRY = /\s(?:x|y|x1|x2|y1|y2|width|height|d|viewBox|points)="([^"]*)"/g;

/** The markup of a chart, after what every chart must keep: no style, no script, no broken geometry. */
export function drawn(chart: { toString(): string }): string {
  const html = chart.toString();
  assertPlainMarkup(html, "chart");
  assert.doesNotMatch(html, /\[object|undefined/);
  for (const [attribute, value] of html.matchAll(GEOMETRY)) {
    assert.doesNotMatch(value!, /NaN|Infinity|null/, attribute);
  }
  for (const [, size] of html.matchAll(/\s(?:width|height)="([^"]*)"/g)) {
    assert.doesNotMatch(size!, /^-/, html);
  }
  return html;
}

/** What a chart tells those who cannot see it. */
export function labelOf(html: string): string {
  const [, label] = /aria-label="([^"]*)"/.exec(html) ?? [];
  assert.ok(label !== undefined, html);
  return label;
}

/** The texts of the elements with a class, in their order. */
export function textsOf(html: string, name: string): string[] {
  const elements = html.matchAll(new RegExp(`class="[^"]*\\b${name}\\b[^"]*"[^>]*>([^<]*)<`, "g"));
  return [...elements].map(([, text]) => text!);
}
