import type { Page } from "playwright-core";
import axe, { type Result, type RunOptions } from "axe-core";
import { rememberExamined, wereExamined } from "./examined_pages.ts";
import { partsOf } from "./page_parts.ts";

/**
 * WCAG 2.2 AA and axe's best practices. Only violations are asked for: gathering what passes takes
 * longer than finding what does not.
 */
const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

/**
 * Throws, naming each broken rule and the elements that break it, unless axe finds the page as it
 * stands now in order. A page all of whose parts stood in pages that were found in order before in
 * this run is not examined again: that was half of a journey's time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const parts = await partsOf(page);
  if (await wereExamined(parts)) return;
  const violations = await examine(page);
  if (violations.length === 0) return await rememberExamined(parts);
  const report = violations.map((rule) => {
    const elements = rule.nodes.map((node) => `    ${node.html}\n      ${node.failureSummary}`);
    return [`  ${rule.id}: ${rule.help} (${rule.helpUrl})`, ...elements].join("\n");
  });
  throw new Error(`${page.url()} is not accessible:\n${report.join("\n")}`);
}

/**
 * In the page itself; we have no frames. @axe-core/playwright brings axe into the page anew each time
 * and opens a second tab to gather its results, which takes twice as long (and the focus away).
 */
async function examine(page: Page): Promise<Result[]> {
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axe.source);
  return await page.evaluate(
    async (options) => (await globalThis.axe.run(options)).violations,
    OPTIONS,
  );
}

declare global {
  var axe: typeof import("axe-core");
}
