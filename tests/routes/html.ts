/** The start tag of the element with this id; "" when there is none. */
export function tagById(html: string, id: string): string {
  return new RegExp(`<[a-z][^>]*\\sid="${id}"[^>]*>`).exec(html)?.[0] ?? "";
}

/** An attribute of a start tag, decoded; undefined when it has none. */
export function attribute(tag: string, name: string): string | undefined {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? undefined : decoded(value);
}

/** The text of the first element of this name and, if given, id. */
export function textOf(html: string, name: string, id?: string): string | undefined {
  const start = id ? `<${name}[^>]*\\sid="${id}"[^>]*>` : `<${name}(?:\\s[^>]*)?>`;
  const [, inner] = new RegExp(`${start}(.*?)</${name}>`, "s").exec(html) ?? [];
  return inner === undefined ? undefined : plainText(inner);
}

/** The cells of every table row, header rows included. */
export function tableRows(html: string): string[][] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => plainText(cell!))
  );
}

/** The form with this label: where it goes, and what it sends when nobody touches it. */
export function formOf(
  html: string,
  label: string,
): { action: string; fields: Record<string, string> } {
  const [, start = "", inner = ""] =
    new RegExp(`(<form[^>]*\\saria-label="${label}"[^>]*>)(.*?)</form>`, "s").exec(html) ?? [];
  const fields: [string, string][] = [];
  for (const [tag] of inner.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, "type") ?? "text";
    const isSent = /^(?:radio|checkbox)$/.test(type) ? /\schecked/.test(tag) : type !== "file";
    if (isSent) fields.push([attribute(tag, "name")!, attribute(tag, "value") ?? ""]);
  }
  for (const [, select, options] of inner.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)) {
    const [chosen = ""] = /<option[^>]*\sselected[^>]*>/.exec(options!) ?? [];
    fields.push([attribute(select!, "name")!, attribute(chosen, "value") ?? ""]);
  }
  return { action: attribute(start, "action") ?? "", fields: Object.fromEntries(fields) };
}

/** What a reader sees: without tags, with decoded entities. */
export function plainText(html: string): string {
  return decoded(html.replaceAll(/<[^>]*>/g, "")).trim();
}

function decoded(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}
