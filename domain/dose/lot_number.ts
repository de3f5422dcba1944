import { schemaOf } from "../schema_of.ts";
import { readLotNumber } from "./entry_rules.ts";

/** ロットNo. of a form. */
export const LotNumber = schemaOf(readLotNumber);
