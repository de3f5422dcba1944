import { schemaOf } from "../schema_of.ts";
import { readVaccineCode } from "./entry_rules.ts";
import type { Vaccine } from "./vaccine.ts";

/** ワクチン of a form: the code of one of the list. */
export function chosenVaccine(vaccines: readonly Vaccine[]) {
  return schemaOf((code) => readVaccineCode(code, vaccines));
}
