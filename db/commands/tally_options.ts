import { lookupMunicipality } from "../../domain/municipality/municipality_master.ts";
import { UsageError } from "./usage_error.ts";

export interface TallyOptions {
  municipality?: string;
}

/** The code of a municipality, or undefined for all of them. Throws at any other text. */
export function readMunicipality({ municipality }: TallyOptions): string | undefined {
  if (municipality === undefined || lookupMunicipality(municipality)) return municipality;
  throw new UsageError("--municipality に市区町村の6桁のコードを指定してください。");
}
