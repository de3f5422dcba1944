import { createHash } from "node:crypto";
import type { Page } from "playwright-core";

/**
 * What a page is made of, as a digest: its elements, their attributes and where text stands, at this
 * width. Names, numbers and ids may differ between two pages of one make-up: nothing of what axe
 * examines depends on which they are.
 */
export async function makeUpOf(page: Page): Promise<string> {
  const described = await page.evaluate(describeDocument);
  return createHash("sha256").update(described).digest("hex");
}

/** Runs in the page. */
function describeDocument(): string {
  const LINKS = ["href", "action", "src", "value", "hx-get", "hx-post", "hx-sse:connect"];
  const parts: string[] = [`${innerWidth}`];
  const nodes = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node instanceof Element) {
      const depth = `${"<".repeat(depthOf(node))}${node.tagName}`;
      const attributes = Array.from(
        node.attributes,
        ({ name, value }) =>
          `${name}=${
            LINKS.includes(name) ? value !== "" : value.replaceAll(/[0-9a-f-]*\d[0-9a-f-]*/g, "0")
          }`,
      );
      parts.push(depth, ...attributes);
    } else if (node.textContent?.trim()) parts.push("text");
  }
  return parts.join("\n");

  function depthOf(element: Element): number {
    let depth = 0;
    for (let above = element.parentElement; above; above = above.parentElement) depth++;
    return depth;
  }
}
