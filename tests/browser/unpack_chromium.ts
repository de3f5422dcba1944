import { inflate } from "@sparticuz/chromium";
import { fileURLToPath } from "node:url";

const packageDirectory = new URL("../", import.meta.resolve("@sparticuz/chromium"));
const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];

/** Where the npm package's Chromium lives once unpacked: 220 MB that git and Deno ignore. */
export const unpackedDirectory = fileURLToPath(
  new URL("../../node_modules/.cache/vrs_chromium_153", import.meta.url),
);

/**
 * Unpacks the headless Chromium of npm `@sparticuz/chromium` (about 3 s, once) with the libraries
 * and the font it needs, and answers the path of the binary. Any number of processes may call it at
 * the same time: each unpacks beside the target and the first one to finish renames its copy.
 */
export async function unpackChromium(): Promise<string> {
  const binary = `${unpackedDirectory}/chromium`;
  if (await exists(binary)) return binary;
  const parent = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
  await Deno.mkdir(parent, { recursive: true });
  const staging = await Deno.makeTempDir({ dir: parent, prefix: "unpacking_chromium_" });
  try {
    await inflateInto(staging);
    await Deno.writeTextFile(`${staging}/fonts.conf`, fontConfiguration);
    await Deno.rename(staging, unpackedDirectory).catch(async (error) => {
      if (!await exists(binary)) throw error;
    });
  } finally {
    await Deno.remove(staging, { recursive: true }).catch(() => {});
  }
  return binary;
}

/** What an unpacked Chromium needs on a machine that has neither NSS nor a font installed. */
export async function unpackedEnvironment(): Promise<Record<string, string>> {
  const libraries = { LD_LIBRARY_PATH: `${unpackedDirectory}/al2023/lib` };
  if (await exists("/etc/fonts/fonts.conf")) return libraries;
  return { ...libraries, FONTCONFIG_FILE: `${unpackedDirectory}/fonts.conf` };
}

const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${unpackedDirectory}/fonts</dir>
  <cachedir>${unpackedDirectory}/font_cache</cachedir>
</fontconfig>
`;

/** The package writes into the system's temporary directory and takes whatever is there already
 * for complete, so it runs in a process of its own whose temporary directory is the empty one. */
async function inflateInto(directory: string): Promise<void> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", import.meta.url],
    env: { TMPDIR: directory },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) {
    throw new Error(`Unpacking Chromium failed: ${new TextDecoder().decode(stderr)}`);
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

if (import.meta.main) {
  await Promise.all(archives.map((name) => {
    return inflate(fileURLToPath(new URL(`bin/${name}`, packageDirectory)));
  }));
}
