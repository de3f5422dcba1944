import { assetLock } from "./needed_assets.ts";

const ASSETS = "script[src], link[rel=stylesheet], [data-ticket-reader]";

/** While this page is open, the service worker keeps the version of the assets it came with. */
export function holdAssets(): void {
  const addresses = Array.from(document.querySelectorAll<HTMLElement>(ASSETS), (element) => {
    const { src, href } = element as HTMLScriptElement & HTMLLinkElement;
    return src || href || element.dataset.ticketReader || "";
  });
  for (const address of new Set(addresses)) {
    const { pathname } = new URL(address, location.href);
    navigator.locks?.request(assetLock(pathname), { mode: "shared" }, () => new Promise(() => {}));
  }
}
