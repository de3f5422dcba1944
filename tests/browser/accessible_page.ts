import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { rememberExamined, wasExamined } from "./examined_pages.ts";
import { makeUpOf } from "./page_make_up.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Throws, naming each broken rule and the elements that break it, unless axe finds the page as it
 * stands now in order (WCAG 2.2 AA and axe's best practices). A page made up as one that was found
 * in order before in this run is not examined again: that was two fifths of a journey's time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const makeUp = await makeUpOf(page);
  if (await wasExamined(makeUp)) return;
  // Legacy mode examines the page in place; otherwise axe opens a second tab for every check, which
  // takes the focus away from the page. What it cannot see, frames of other origins, we do not have.
  // Only violations are asked for: gathering what passes takes longer than finding what does not.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] })
    .withTags(standards).setLegacyMode();
  const { violations } = await axe.analyze();
  if (violations.length === 0) return await rememberExamined(makeUp);
  const report = violations.map((rule) => {
    const elements = rule.nodes.map((node) => `    ${node.html}\n      ${node.failureSummary}`);
    return [`  ${rule.id}: ${rule.help} (${rule.helpUrl})`, ...elements].join("\n");
  });
  throw new Error(`${page.url()} is not accessible:\n${report.join("\n")}`);
}
