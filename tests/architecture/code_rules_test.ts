import assert from "node:assert/strict";
import {
  checkAny,
  checkBarrels,
  checkDefaultExports,
  checkLength,
  checkPurity,
  checkRawMarkup,
  checkSpreadChildren,
} from "./code_rules.ts";
import { type SourceFile, sourceFile, type Violation } from "./source_file.ts";

type Check = (file: SourceFile) => Violation[];

function assertRefused(check: Check, path: string, samples: string[]) {
  for (const sample of samples) {
    const lines = check(sourceFile(path, `\n${sample}\n`)).map(({ line }) => line);
    assert.ok(lines.length > 0, `should be refused: ${sample}`);
  }
}

function assertAllowed(check: Check, path: string, samples: string[]) {
  for (const sample of samples) {
    assert.deepEqual(check(sourceFile(path, `\n${sample}\n`)), [], `should be allowed: ${sample}`);
  }
}

Deno.test("250 lines are allowed, 251 are not", () => {
  for (const path of ["db/a.ts", "views/a.tsx", "static/app.css"]) {
    assertAllowed(checkLength, path, ["x\n".repeat(248)]);
    assert.deepEqual(checkLength(sourceFile(path, "x\n".repeat(250))), []);
    assert.equal(checkLength(sourceFile(path, "x\n".repeat(251)))[0]?.line, 251);
  }
});

Deno.test("main.ts stays under 60 lines", () => {
  assert.deepEqual(checkLength(sourceFile("main.ts", "x\n".repeat(59))), []);
  assert.equal(checkLength(sourceFile("main.ts", "x\n".repeat(60))).length, 1);
});

Deno.test("any is refused wherever it is a type", () => {
  assertRefused(checkAny, "db/a.ts", [
    "const a = b as any;",
    "function a(b: any) {}",
    "let a: any = 1;",
    "const a: any[] = [];",
    "type A = any;",
    "const a = new Map<string, any>();",
    "const a = new Set<any>();",
    "type A = string | any;",
    "type A = () => any;",
  ]);
});

Deno.test("any as a word or another's method is allowed", () => {
  assertAllowed(checkAny, "db/a.ts", [
    "// as any other",
    'const a = "x: any";',
    "const a = sql`b = any(${c})`;",
    "await Promise.any([a, b]);",
    "const a = { any: 1 };",
    "const a: company = b;",
  ]);
});

Deno.test("a violation names its line", () => {
  const [violation] = checkAny(sourceFile("db/a.ts", "/* one\ntwo */\nlet a: any;\n"));
  assert.equal(violation?.line, 3);
});

Deno.test("a default export is refused, a named one is not", () => {
  assertRefused(checkDefaultExports, "db/a.ts", [
    "export default function a() {}",
    "export { a as default };",
    "export { a, b as default } from './b.ts';",
  ]);
  assertAllowed(checkDefaultExports, "db/a.ts", [
    "export function a() {}",
    "import { default as a } from './a.ts';",
    'const a = "export default";',
  ]);
});

Deno.test("a file of nothing but re-exports is a barrel", () => {
  assertRefused(checkBarrels, "db/a.ts", [
    'export * from "./b.ts";',
    'export { b } from "./b.ts";\nexport type { C } from "./c.ts";',
    '// everything about doses\nexport * as doses from "./b.ts";',
    'import { b } from "./b.ts";\nexport { b };',
  ]);
});

Deno.test("a file with code of its own, or that only runs others, is no barrel", () => {
  assertAllowed(checkBarrels, "db/a.ts", [
    'export * from "./b.ts";\nexport const c = 1;',
    'import "./b.ts";\nimport "htmx.org";',
    "const a = 1;\nexport { a };",
  ]);
});

Deno.test("unescaped HTML is refused in views and routes only", () => {
  const samples = [
    "const a = raw(text);",
    "const a = <p dangerouslySetInnerHTML={{ __html: b }} />;",
  ];
  assertRefused(checkRawMarkup, "views/a.tsx", samples);
  assertRefused(checkRawMarkup, "routes/a.tsx", samples);
  assertAllowed(checkRawMarkup, "db/a.ts", samples);
  assertAllowed(checkRawMarkup, "views/a.tsx", ["const a = draw(b);", "// raw() is banned"]);
});

Deno.test("spread children are refused, spread attributes are not", () => {
  assertRefused(checkSpreadChildren, "views/a.tsx", [
    "const a = <ul>{...items}</ul>;",
    "const a = <ul>\n  <li>b</li>\n  {...items}\n</ul>;",
  ]);
  assertAllowed(checkSpreadChildren, "views/a.tsx", [
    "const a = <ul>{items}</ul>;",
    "const a = <Page {...record} today={today} />;",
    "const a = (b: B) => ({ ...b });",
  ]);
});

Deno.test("a clock, chance, input or output is refused in domain only", () => {
  const samples = [
    "const a = new Date();",
    "const a = Date.now();",
    "const a = Temporal.Now.plainDateISO();",
    "const a = Math.random();",
    "const a = crypto.randomUUID();",
    "const a = Deno.env.get('A');",
    "const a = await fetch(b);",
    "console.log(a);",
  ];
  assertRefused(checkPurity, "domain/a.ts", samples);
  assertAllowed(checkPurity, "db/a.ts", samples);
  assertAllowed(checkPurity, "domain/a.ts", [
    "const a = new Date(Date.UTC(2021, 5, 1));",
    "const a = repository.fetch(b);",
  ]);
});
