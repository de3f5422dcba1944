import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { generateMunicipalityMaster } from "../../../db/commands/generate_municipality_master.ts";

Deno.test("the committed master is what the generator writes today", () => {
  const committed = readFileSync(
    new URL("../../../domain/municipality/municipality_master.json", import.meta.url),
    "utf8",
  );
  assert.ok(
    generateMunicipalityMaster() === committed,
    "municipality_master.json is stale: run db/commands/generate_municipality_master.ts",
  );
});

Deno.test("each place of the master stands on a line of its own", () => {
  const lines = generateMunicipalityMaster().split("\n").filter((line) => /"code"/.test(line));
  assert.equal(lines.length, 1741 + 47);
});
