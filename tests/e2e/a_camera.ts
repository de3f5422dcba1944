import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser/chromium.ts";
import { anOffice, type TestOffice } from "../db/a_database.ts";
import { hasAccount } from "./a_server.ts";
import { VenueTablet } from "./venue_tablet.ts";

const FRAMES = new URL("../reader/frames/", import.meta.url);

/** A ticket before a camera: `files` are its pictures, one after the other. */
export interface Take {
  name: string;
  /** Printed on it. */
  digits: string;
  /** What its QR code says; "" when it has none. */
  qr: string;
  files: string[];
}

export async function takeOf(name: string): Promise<Take> {
  const lines = (await Deno.readTextFile(new URL("takes.jsonl", FRAMES))).trim().split("\n");
  const found = lines.map((line): Take => JSON.parse(line)).find((take) => take.name === name);
  if (!found) throw new Error(`there is no take ${name}`);
  return found;
}

/** A browser whose camera shows the takes one after the other, again and again; or no ticket. */
export async function withCamera(
  names: readonly string[],
  story: (browser: Browser) => Promise<void>,
  args: readonly string[] = [],
): Promise<void> {
  const film = await Deno.makeTempFile({ suffix: ".mjpeg" });
  const takes = await Promise.all(names.map(takeOf));
  const pictures = takes.flatMap(({ files }) => files).map((file) => new URL(file, FRAMES));
  for (const picture of pictures) {
    await Deno.writeFile(film, await Deno.readFile(picture), { append: true });
  }
  const source = names.length > 0 ? [`--use-file-for-fake-video-capture=${film}`] : [];
  const browser = await launchBrowser({
    // The browser npm brings has nobody to ask, so a switch answers for them.
    args: [
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      ...source,
      ...args,
    ],
  });
  try {
    await story(browser);
  } finally {
    await browser.close();
    await Deno.remove(film);
  }
}

/** A tablet at the page that reads tickets, whose browser may use its camera. */
export async function aTablet(browser: Browser, url: string): Promise<VenueTablet> {
  const tablet = await VenueTablet.open(browser, url, "tent");
  await tablet.screen.page.context().grantPermissions(["camera"]);
  return tablet;
}

/** An office with one venue of 千代田区, whose tickets most takes show. */
export async function aTentOffice(): Promise<TestOffice> {
  const office = await anOffice();
  await hasAccount(office, { kind: "venue", loginId: "tent", municipality: "131016" });
  return office;
}

/** Axe looks at the page as it stands, upright and on a desk. */
export async function isAccessibleAtBothSizes({ screen }: VenueTablet): Promise<void> {
  for (const size of [{ width: 1280, height: 900 }, { width: 820, height: 1180 }]) {
    await screen.page.setViewportSize(size);
    await screen.isAccessible();
  }
}
