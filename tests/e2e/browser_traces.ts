import type { BrowserContext, Page } from "playwright-core";
import type { Trace } from "./number_search.ts";

/** Notes every address the browser asks for from now on, redirects and event streams included. */
export function addressesOf(context: BrowserContext, addresses: Trace[] = []): Trace[] {
  context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    addresses.push({ place: `browser: ${request.method()} ${pathname}`, text: request.url() });
  });
  return addresses;
}

/** What the browser has kept: the tab's history, cookies and storages. */
export async function keptBy(page: Page): Promise<Trace[]> {
  const context = page.context();
  const session = await context.newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  await session.detach();
  const history = entries.flatMap(({ url, userTypedURL, title }) => [url, userTypedURL, title]);
  const storages = await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]);
  const cookies = await context.cookies();
  return [
    ...history.map((text) => ({ place: "history", text })),
    { place: "storages", text: JSON.stringify(storages) },
    { place: "cookies", text: JSON.stringify(cookies) },
  ];
}
