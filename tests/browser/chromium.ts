import { type Browser, type BrowserContext, chromium, type LaunchOptions } from "playwright-core";
import { unpackChromium, unpackedDirectory, unpackedEnvironment } from "./unpack_chromium.ts";

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
 * The path of the Chromium that tests use: the one npm brings, the same on every machine and with
 * half the work of a desktop's (measured: a journey of 47 s took 28 s); VRS_CHROMIUM names another.
 */
export async function findChromium(): Promise<string> {
  return Deno.env.get("VRS_CHROMIUM") ?? await unpackChromium();
}

/** A headless browser without a profile. The caller closes it. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  return await chromium.launch(await launchOptions(options));
}

/** A headless browser that keeps what pages store in this directory, as a tablet does. */
export async function launchProfile(directory: string): Promise<BrowserContext> {
  const options = await launchOptions({});
  return await chromium.launchPersistentContext(directory, { ...options, locale: "ja-JP" });
}

async function launchOptions(options: BrowserOptions): Promise<LaunchOptions> {
  const executablePath = options.executablePath ?? await findChromium();
  const unpacked = executablePath.startsWith(unpackedDirectory);
  return {
    executablePath,
    // root cannot have Chromium's sandbox; the npm binary ships without the sandbox's helper.
    chromiumSandbox: Deno.uid() !== 0 && !unpacked,
    args: [...quietFlags, ...(unpacked ? ["--no-zygote"] : []), ...(options.args ?? [])],
    env: { ...Deno.env.toObject(), ...(unpacked ? await unpackedEnvironment() : {}) },
  };
}
