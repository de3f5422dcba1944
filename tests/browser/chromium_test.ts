import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { expectAccessible } from "./accessible_page.ts";
import { browserTest, launchBrowser } from "./chromium.ts";
import { partsOf } from "./page_parts.ts";

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'";

function documentWith(main: string): string {
  return `<!doctype html><html lang="ja"><head><title>接種記録</title></head>
    <body><main><h1>接種記録</h1>${main}</main></body></html>`;
}

const pages: Record<string, string> = {
  "/good": documentWith("<p>本文</p>"),
  "/bad": documentWith(`<img src="/missing.png" width="40" height="40">`),
  "/like-good": documentWith("<p>別の名前と12番</p>"),
};

async function onPage(path: string, look: (page: Page) => Promise<void>) {
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => {
    const body = pages[new URL(request.url).pathname];
    const headers = {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
    };
    return new Response(body ?? "", { status: body ? 200 : 404, headers });
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ baseURL: `http://127.0.0.1:${server.addr.port}` });
    await page.goto(path);
    await look(page);
  } finally {
    await browser.close();
  }
}

Deno.test(
  "a page in order passes the accessibility check under a strict policy",
  browserTest,
  () =>
    onPage("/good", async (page) => {
      assert.equal(await page.getByRole("heading").textContent(), "接種記録");
      await expectAccessible(page);
    }),
);

Deno.test(
  "an image without a text alternative fails with rule and element",
  browserTest,
  () =>
    onPage("/bad", async (page) => {
      await assert.rejects(expectAccessible(page), (error: Error) => {
        assert.match(error.message, /image-alt: /);
        assert.match(error.message, /<img src="\/missing.png"/);
        return true;
      });
    }),
);

Deno.test(
  "pages that differ in their text or in how often have the same parts; otherwise another",
  browserTest,
  () =>
    onPage("/good", async (page) => {
      const good = await partsOf(page);
      await page.goto("/like-good");
      assert.deepEqual(await partsOf(page), good);
      await page.evaluate(`document.querySelector("main").append(document.createElement("p"))`);
      await page.evaluate(`document.querySelector("main p:last-child").textContent = "本文"`);
      assert.deepEqual(await partsOf(page), good);
      const changes = ["p.className = 'pale'", "p.innerHTML = '<b>本文</b>'", "p.textContent = ''"]
        .concat("p.parentElement.className = 'pale'", "p.remove()");
      for (const change of changes) {
        await page.goto("/good");
        await page.evaluate(`const p = document.querySelector("p"); ${change};`);
        assert.notDeepEqual(await partsOf(page), good, change);
      }
      await page.goto("/good");
      await page.setViewportSize({ width: 390, height: 800 });
      const narrow = await partsOf(page);
      assert.deepEqual(narrow.filter((part) => good.includes(part)), []);
    }),
);
