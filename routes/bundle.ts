import { build, type Plugin } from "esbuild";

/**
 * Bundles each entry into one script or style sheet for browsers; answers them in the order of
 * `entries`. `constants` are names that stand in the code for values.
 */
export async function bundle(
  entries: readonly string[],
  constants: Record<string, unknown> = {},
): Promise<Uint8Array<ArrayBuffer>[]> {
  const define = Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]);
  const result = await build({
    entryPoints: [...entries],
    bundle: true,
    minify: true,
    write: false,
    outdir: "/",
    outbase: "/",
    target: "es2022",
    define: Object.fromEntries(define),
    plugins: [codesOnly],
    logLevel: "silent",
  });
  return entries.map((entry) => {
    const made = entry.replace(/\.ts$/, ".js");
    return new Uint8Array(result.outputFiles.find(({ path }) => path === made)!.contents);
  });
}

/** Of the master list a browser needs the codes: 9 KB of its 300. */
const codesOnly: Plugin = {
  name: "codes only",
  setup({ onLoad }) {
    onLoad({ filter: /\/municipality_master\.json$/ }, async ({ path }) => {
      const master: { municipalities: { code: string }[] } = JSON.parse(
        await Deno.readTextFile(path),
      );
      const codes = master.municipalities.map(({ code }) => code).join(" ");
      const contents = `export default { municipalities: ${JSON.stringify(codes)}` +
        `.split(" ").map((code) => ({ code })), prefectures: [] };`;
      return { contents, loader: "js" };
    });
  },
};
