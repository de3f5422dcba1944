import { createHash } from "node:crypto";
import type { Page } from "playwright-core";

/**
 * What a page is put together from, a digest each: what stands below a part of `<main>`, of the
 * header or of the footer, with everything it stands in, at this width. Names, numbers and ids may
 * differ between two parts with one digest, and the shapes of drawings, and how often something is
 * repeated: nothing of what axe examines depends on that.
 */
export async function partsOf(page: Page): Promise<string[]> {
  const described = await page.evaluate(describeParts);
  return described.map((part) => createHash("sha256").update(part).digest("hex"));
}

/** Runs in the page. */
function describeParts(): string[] {
  /** html, body, main, and a section of it. */
  const DEPTH = 4;
  /** Of these it only matters that they are there, and not empty. */
  const CONTENT = /^(href|action|src|value|alt|title|placeholder|content|aria-label|hx-|data-)/;
  const DRAWN = /^(class|id|role|aria-|tabindex)/;
  return [...new Set(partsWithin(document.documentElement, `${innerWidth}`, DEPTH))];

  function partsWithin(element: Element, around: string, depth: number): string[] {
    const here = `${around} ${describeOne(element)}`;
    const parts: string[] = [];
    for (const node of element.childNodes) {
      if (node instanceof Text && node.data.trim()) parts.push(`${here} text`);
      if (!(node instanceof Element)) continue;
      if (depth > 1) parts.push(...partsWithin(node, here, depth - 1));
      else parts.push(`${here} ${describeWhole(node)}`);
    }
    return parts.length > 0 ? parts : [here];
  }

  function describeWhole(element: Element): string {
    const inside: string[] = [];
    for (const node of element.childNodes) {
      if (node instanceof Element) inside.push(describeWhole(node));
      else if (node instanceof Text && node.data.trim()) inside.push("text");
      if (inside.at(-1) === inside.at(-2)) inside.pop();
    }
    return `<${describeOne(element)}>${inside.join("")}</>`;
  }

  function describeOne(element: Element): string {
    const isDrawing = element instanceof SVGElement;
    const attributes = Array.from(element.attributes)
      .filter(({ name }) => !isDrawing || DRAWN.test(name))
      .map(({ name, value }) => `${name}=${CONTENT.test(name) ? value !== "" : unnumbered(value)}`);
    return [element.tagName, ...attributes].join(" ");
  }

  function unnumbered(value: string): string {
    return value.replaceAll(/[0-9a-f-]*\d[0-9a-f-]*/g, "0");
  }
}
