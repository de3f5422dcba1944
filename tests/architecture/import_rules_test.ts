import assert from "node:assert/strict";
import { checkLayers, checkPackages, listImports } from "./import_rules.ts";
import { sourceFile } from "./source_file.ts";

function layerFault(path: string, text: string): string | undefined {
  return checkLayers(sourceFile(path, text))[0]?.message;
}

function packageFault(path: string, text: string): string | undefined {
  return checkPackages(sourceFile(path, text))[0]?.message;
}

Deno.test("every form of import is found, with its line", () => {
  const text = `import "./a.ts";
import type { B } from "./b.ts";
import {
  C,
  type D,
} from './c.ts';
export * from "./d.ts";
export { E } from "./e.ts";
const { F } = await import("./f.ts");
type G = import("./g.ts").G;
import h from "./h.json" with { type: "json" };
`;
  const found = listImports(sourceFile("db/x.ts", text)).map(({ line, target }) => [line, target]);
  assert.deepEqual(found, [
    [1, "db/a.ts"],
    [2, "db/b.ts"],
    [6, "db/c.ts"],
    [7, "db/d.ts"],
    [8, "db/e.ts"],
    [9, "db/f.ts"],
    [10, "db/g.ts"],
    [11, "db/h.json"],
  ]);
});

Deno.test("imports in comments, strings and templates are not imports", () => {
  const text = [
    `// import "./a.ts";`,
    `/*\nimport { b } from "./b.ts";\n*/`,
    `const c = 'import("./c.ts")';`,
    'const d = `\nimport "./d.ts";\n${e(`\nimport "./e.ts";`)}`;',
    `const f = text.replace(/["'\`]/g, "");`,
    `export { real } from "./real.ts";`,
  ].join("\n");
  const found = listImports(sourceFile("db/x.ts", text)).map(({ specifier }) => specifier);
  assert.deepEqual(found, ["./real.ts"]);
});

Deno.test("an import against the direction is refused", () => {
  for (
    const [path, specifier] of [
      ["domain/ticket/parse.ts", "../../db/tenant.ts"],
      ["domain/a.ts", "../views/page.tsx"],
      ["db/a.ts", "../routes/paths.ts"],
      ["db/commands/a.ts", "../../views/page.tsx"],
      ["views/a.tsx", "../db/tenant.ts"],
      ["views/a.tsx", "../routes/paths.ts"],
      ["routes/a.ts", "../static/app.ts"],
      ["static/reader/a.ts", "../../views/page.tsx"],
      ["main.ts", "./tests/run.ts"],
      ["routes/a.ts", "../tests/fixtures/a.ts"],
      ["tests/a.ts", "../../elsewhere.ts"],
    ] as const
  ) {
    assert.ok(layerFault(path, `import { x } from "${specifier}";`), `${path} → ${specifier}`);
  }
});

Deno.test("an import along the direction is allowed", () => {
  for (
    const [path, specifier] of [
      ["domain/a/b.ts", "../c/d.ts"],
      ["db/a.ts", "../domain/a.ts"],
      ["db/commands/a.ts", "../tenant.ts"],
      ["views/a.tsx", "../domain/a.ts"],
      ["routes/serve.ts", "../db/a.ts"],
      ["static/reader/a.ts", "../../domain/a.ts"],
      ["main.ts", "./routes/serve.ts"],
      ["tests/routes/a_test.ts", "../../routes/a.ts"],
    ] as const
  ) {
    assert.equal(layerFault(path, `import { x } from "${specifier}";`), undefined);
  }
});

Deno.test("the message names the file, the line and both sides", () => {
  const [violation] = checkLayers(sourceFile("views/a.tsx", `\n\nimport "../db/b.ts";`));
  assert.deepEqual(violation, {
    path: "views/a.tsx",
    line: 3,
    message: "views imports db/b.ts; it may import only views, domain",
  });
});

Deno.test("a package away from its home is refused", () => {
  for (
    const [path, specifier] of [
      ["domain/a.ts", "kysely"],
      ["domain/a.ts", "node:crypto"],
      ["domain/a.ts", "zod-openapi"],
      ["views/a.tsx", "@zxcvbn-ts/core"],
      ["static/a.ts", "@zxcvbn-ts/core"],
      ["views/a.tsx", "hono"],
      ["views/a.tsx", "zod"],
      ["routes/a.ts", "postgres"],
      ["routes/a.ts", "kysely/migration"],
      ["main.ts", "kysely-postgres-js"],
      ["static/a.ts", "hono"],
      ["static/a.ts", "node:fs"],
      ["db/a.ts", "fast-check"],
      ["routes/a.ts", "axe-core"],
      ["routes/a.ts", "npm:hono@4"],
      ["routes/a.ts", "https://esm.sh/hono"],
      ["routes/a.ts", "jsr:@std/csv"],
    ] as const
  ) {
    assert.ok(packageFault(path, `import { x } from "${specifier}";`), `${path} → ${specifier}`);
  }
});

Deno.test("a package at home is allowed", () => {
  for (
    const [path, specifier] of [
      ["domain/a.ts", "zod"],
      ["domain/a.ts", "@zxcvbn-ts/core"],
      ["views/a.tsx", "hono/jsx"],
      ["views/a.tsx", "hono/jsx/dom"],
      ["views/a.tsx", "hono/html"],
      ["db/a.ts", "kysely/migration"],
      ["db/a.ts", "node:crypto"],
      ["routes/a.ts", "hono"],
      ["routes/a.ts", "node:stream"],
      ["static/a.ts", "@alpinejs/csp"],
      ["tests/a.ts", "postgres"],
      ["main.ts", "commander"],
    ] as const
  ) {
    assert.equal(packageFault(path, `import { x } from "${specifier}";`), undefined);
  }
});
