import assert from "node:assert/strict";

const ADDRESS = /\s(?:src|href|action|formaction|poster|data|hx-(?:get|post))="([^"]*)"/;
const OURS = /^(?:\/(?!\/)|#|\?|$)/;

/** Markup that runs, styles or fetches nothing but our own files. */
export function assertPlainMarkup(html: string, what: string): void {
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) {
    const [, address] = ADDRESS.exec(tag) ?? [];
    assert.ok(address === undefined || OURS.test(address), `${what}: ${tag}`);
    const bare = withoutValues(tag);
    assert.doesNotMatch(bare, /\s(?:on[a-z]+|style|srcdoc|ping|hx-on\S*)=/, `${what}: ${tag}`);
    assert.doesNotMatch(tag, /^<(?:base|iframe|object|embed|applet)\b/, `${what}: ${tag}`);
  }
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)[^>]*>[^<]/, what);
  assert.doesNotMatch(html, /<style/, what);
}

/** What was typed may stand in text and in an attribute's value, and nowhere else. */
export function assertOnlyText(html: string, { mark, what }: { mark: string; what: string }): void {
  assertPlainMarkup(html, what);
  const [alive] = withoutValues(html).match(new RegExp(`<[^>]*${mark}[^>]*>`)) ?? [];
  assert.equal(alive, undefined, what);
}

function withoutValues(html: string): string {
  return html.replaceAll(/="[^"]*"/g, '=""');
}
