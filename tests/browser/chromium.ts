import { type Browser, chromium } from "playwright-core";
import { unpackChromium, unpackedDirectory, unpackedEnvironment } from "./unpack_chromium.ts";

const installedPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
];

const quietFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * For `Deno.test(name, browserTest, …)`. Playwright keeps a pipe, timers and a child process of its
 * own past the end of a test, which Deno's sanitizers would call leaks; they stay on everywhere else.
 */
export const browserTest = { sanitizeOps: false, sanitizeResources: false };

export type BrowserOptions = {
  /** Default: what `findChromium` answers. */
  executablePath?: string;
  /** Added to the flags every test browser gets, e.g. a fake camera. */
  args?: string[];
};

/**
 * The path of a Chromium that can be started: the environment's VRS_CHROMIUM, else an installed
 * one, else the one npm brings. `VRS_CHROMIUM=npm` asks for that last one.
 */
export async function findChromium(): Promise<string> {
  const chosen = Deno.env.get("VRS_CHROMIUM");
  if (chosen === "npm") return await unpackChromium();
  if (chosen) return chosen;
  for (const path of installedPaths) {
    if (await startsAsFile(path)) return path;
  }
  return await unpackChromium();
}

/** A headless browser without a profile. The caller closes it. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const executablePath = options.executablePath ?? await findChromium();
  const unpacked = executablePath.startsWith(unpackedDirectory);
  return await chromium.launch({
    executablePath,
    // root cannot have Chromium's sandbox; the npm binary ships without the sandbox's helper.
    chromiumSandbox: Deno.uid() !== 0 && !unpacked,
    args: [...quietFlags, ...(unpacked ? ["--no-zygote"] : []), ...(options.args ?? [])],
    env: { ...Deno.env.toObject(), ...(unpacked ? await unpackedEnvironment() : {}) },
  });
}

async function startsAsFile(path: string): Promise<boolean> {
  return await Deno.stat(path).then((found) => found.isFile, () => false);
}
