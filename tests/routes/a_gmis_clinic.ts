import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import type { Browser, Page } from "./a_browser.ts";

/** The part of a clinic's browser that visits the provider: cookies of its own. */
export class GmisVisitor {
  readonly #cookies = new Map<string, string>();

  /** Signs in at the provider, or gives up; answers where it sends the browser back to. */
  async signIn(address: string, gmisId: string | undefined): Promise<string> {
    const asked = await this.#go(address);
    assert.match(asked, /\/login\//, "it asks who one is, each time");
    const form: Record<string, string> = gmisId === undefined ? { cancel: "1" } : { gmisId };
    let to = await this.#go(asked, form);
    while (!to.includes(paths.gmisCallback)) to = await this.#go(to);
    return to;
  }

  async #go(address: string, form?: Record<string, string>): Promise<string> {
    const answer = await fetch(address, {
      method: form ? "POST" : "GET",
      body: form && new URLSearchParams(form),
      headers: { cookie: [...this.#cookies].map((pair) => pair.join("=")).join("; ") },
      redirect: "manual",
    });
    const text = await answer.text();
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    assert.equal(answer.status, 303, text);
    return new URL(answer.headers.get("location")!, address).href;
  }
}

/** 「G-MIS IDでログイン」: where the browser is sent. */
export async function beginsAtGmis(browser: Browser): Promise<URL> {
  const answer = await browser.send(paths.gmisSignIn);
  const text = await answer.text();
  assert.equal(answer.status, 303, text);
  return new URL(answer.headers.get("location")!);
}

/** The path of a callback, as the browser asks us for it. */
export function callbackPath(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** The whole way there and back; answers the page it ends at. */
export async function comesBack(
  browser: Browser,
  gmisId: string | undefined,
  visitor = new GmisVisitor(),
): Promise<Page> {
  const address = await beginsAtGmis(browser);
  return await browser.visit(callbackPath(await visitor.signIn(address.href, gmisId)));
}
