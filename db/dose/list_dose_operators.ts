import { sql } from "kysely";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";

interface Registered {
  id: string;
  /** Of the municipality that issued the ticket. */
  municipalityCode: string;
}

/** By the dose's id, the 担当者 who registered it; each municipality that issued a ticket says. */
export async function listDoseOperators(
  register: Register,
  doses: readonly Registered[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [code, group] of Map.groupBy(doses, (dose) => dose.municipalityCode)) {
    const ids = group.map(({ id }) => id);
    for (const { id, name } of await namesIn(register, code, ids)) names.set(id, name);
  }
  return names;
}

/** Of the change that added it: its first version's, whatever was corrected since. */
function namesIn(register: Register, code: string, ids: readonly string[]) {
  return inMunicipality(register, code, async (tx) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select first.id, change.operator_name as name
      from (
        select distinct on (id) id, change_id
        from (
          select id, version, change_id from dose
          where municipality_code = ${code} and id = any (${ids}::uuid[])
          union all
          select id, version, change_id from dose_history
          where municipality_code = ${code} and id = any (${ids}::uuid[])
        ) as versions
        order by id, version
      ) as first
      join change on change.municipality_code = ${code} and change.id = first.change_id
        and change.operator_name is not null`.execute(tx);
    return rows;
  });
}
