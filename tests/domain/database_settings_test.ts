import assert from "node:assert/strict";
import { ConfigurationError, readConfiguration } from "../../domain/configuration.ts";

const POOLED = {
  DATABASE_URL: "postgres://pooler.example:6432/vrs",
  DATABASE_POOLER: "transaction",
  DATABASE_DIRECT_URL: "postgres://db.example:5432/vrs",
};

Deno.test("a pooler goes with the address of the PostgreSQL behind it", () => {
  const { DATABASE_POOLER, DATABASE_DIRECT_URL } = readConfiguration(POOLED);
  assert.deepEqual(
    [DATABASE_POOLER, DATABASE_DIRECT_URL],
    ["transaction", POOLED.DATABASE_DIRECT_URL],
  );
});

const DATABASE_REPLICA_URL = "postgres://replica.example/vrs";
const refused: [what: string, environment: Record<string, string>, named: string][] = [
  [
    "a pooler alone",
    { ...POOLED, DATABASE_DIRECT_URL: "" },
    "DATABASE_DIRECT_URL",
  ],
  ["a pooler of no database", { ...POOLED, DATABASE_URL: "" }, "DATABASE_URL"],
  [
    "an address beside a pooler that is none",
    { ...POOLED, DATABASE_POOLER: "" },
    "DATABASE_DIRECT_URL",
  ],
  ["a replica of the embedded database", { DATABASE_REPLICA_URL }, "DATABASE_URL"],
];

for (const [what, environment, named] of refused) {
  Deno.test(`${what} is refused`, () => {
    assert.throws(() => readConfiguration(environment), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.match(error.message, new RegExp(`^環境変数 ${named} の値`));
      return true;
    });
  });
}
