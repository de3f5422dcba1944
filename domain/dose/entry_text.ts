import { schemaOf } from "../schema_of.ts";
import { entryTextRule } from "./entry_rules.ts";

/** The schema of `entryTextRule`. */
export function entryText(label: string, longest: number) {
  return schemaOf(entryTextRule(label, longest));
}
