import type { BrowserContext, Page } from "playwright-core";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { hasAccount, PASSWORD, startServer } from "./a_server.ts";

const MEGABYTE = 1024 * 1024;
const loginId = "refused@example.lg.jp";
const office = await anOffice();
await hasAccount(office, { kind: "municipal", loginId, municipality: "122271" });

const refused = [
  { what: "a file above the limit", megabytes: 513, start: "1,2\r\n", said: /512MBまで/ },
  { what: "a large workbook", megabytes: 100, start: "PK\x03\x04", said: /CSVではありません/ },
];

for (const { what, megabytes, start, said } of refused) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with" : "without";
    Deno.test(
      `a browser ${how} JavaScript shows why ${what} is refused`,
      browserTest,
      async () => {
        const path = await aLargeFile(start, megabytes * MEGABYTE);
        const server = startServer(office);
        const browser = await launchBrowser();
        try {
          const page = await signedIn(await browser.newContext({ javaScriptEnabled }), server.url);
          await page.goto(server.url + paths.uploads);
          const form = page.locator(`form[action="${paths.uploads}"]`);
          await form.locator("input[type=file]").setInputFiles(path);
          await form.locator("button[type=submit]").click();
          await page.getByText(said).first().waitFor();
        } finally {
          await browser.close();
          await server.close();
          await Deno.remove(path);
        }
      },
    );
  }
}

async function signedIn(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("#loginId").fill(loginId);
  await page.locator("#password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation").first().waitFor();
  return page;
}

/** A file that takes no room on disk. */
async function aLargeFile(start: string, length: number): Promise<string> {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  await Deno.writeTextFile(path, start);
  await Deno.truncate(path, length);
  return path;
}
