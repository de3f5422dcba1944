import { type SourceFile, type Violation, violationsOf } from "./source_file.ts";

const longestFile = 250;
const mainLimit = 60;

const anyType = /(?:[:<,|&]|\bas|=>|(?<![=!<>])=)\s*any\b(?!\s*[:(.])/g;
const defaultExport = /^\s*export\s+default\b|^\s*export\s*\{[^}]*\bas\s+default\b/gm;
const rawMarkup = /(?<![.\w])raw\s*\(|\bdangerouslySetInnerHTML\b/g;
const spreadChildren = /(?<!=)>\s*\{\s*\.\.\./g;
const impurity =
  /\bnew\s+Date\s*\(\s*\)|\bDate\.now\b|\bTemporal\.Now\b|\bperformance\.now\b|\bMath\.random\b|\bcrypto\.(?:randomUUID|getRandomValues)\b|\bDeno\.|\bprocess\.|(?<![.\w])fetch\s*\(|\bconsole\./g;

const importStatement = /^\s*import\b[^;]*;/gm;
const reExport =
  /^\s*export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})(?:\s*from\s*"[^"]*")?;/gm;

/** Files that ask to be split: over 250 lines, and the command line at 60. */
export function checkLength({ path, text }: SourceFile): Violation[] {
  const lines = text.replace(/\n$/, "").split("\n").length;
  const limit = path === "main.ts" ? mainLimit - 1 : longestFile;
  if (lines <= limit) return [];
  return [{ path, line: lines, message: `has ${lines} lines; at most ${limit} are allowed` }];
}

/** `any` as a type, however it gets there. */
export function checkAny(file: SourceFile): Violation[] {
  return violationsOf(file, anyType, "uses any; say the type, or unknown and a zod schema");
}

/** Exports that an importer may call what it likes; declarations of others' modules excepted. */
export function checkDefaultExports(file: SourceFile): Violation[] {
  if (file.path.endsWith(".d.ts")) return [];
  return violationsOf(file, defaultExport, "has a default export; give it a name");
}

/** Files that consist of re-exports only. */
export function checkBarrels({ path, code }: SourceFile): Violation[] {
  const withoutImports = code.replaceAll(importStatement, "");
  const remainder = withoutImports.replaceAll(reExport, "");
  if (remainder === withoutImports || remainder.trim() !== "") return [];
  return [{ path, line: 1, message: "only re-exports; import from where the thing is" }];
}

/** HTML that bypasses JSX's escaping, in what produces pages. */
export function checkRawMarkup(file: SourceFile): Violation[] {
  if (!/^(views|routes)\//.test(file.path)) return [];
  return violationsOf(file, rawMarkup, "writes unescaped HTML; let JSX escape it");
}

/** `{...items}` between tags: precompiled JSX drops such children without a word. */
export function checkSpreadChildren(file: SourceFile): Violation[] {
  if (!file.path.endsWith(".tsx")) return [];
  return violationsOf(file, spreadChildren, "spreads children, which are dropped; write {items}");
}

/** A clock, chance, input or output in `domain/`. */
export function checkPurity(file: SourceFile): Violation[] {
  if (!file.path.startsWith("domain/")) return [];
  return violationsOf(file, impurity, "is not pure; take the value as a parameter");
}
