import assert from "node:assert/strict";
import { ConfigurationError, readConfiguration } from "../../../domain/configuration.ts";

const COMPLETE = {
  VRS_PUBLIC_URL: "https://vrs.example.lg.jp",
  VRS_GMIS_ISSUER: "https://gmis.example.go.jp",
  VRS_GMIS_CLIENT_ID: "vrs",
  VRS_GMIS_CLIENT_SECRET: "a secret",
};

Deno.test("a provider is configured by its issuer, a client and its secret; the claim is sub unless told", () => {
  const { VRS_GMIS_CLAIM, VRS_GMIS_SCOPE } = readConfiguration(COMPLETE);
  assert.deepEqual([VRS_GMIS_CLAIM, VRS_GMIS_SCOPE], ["sub", "openid"]);
});

for (const host of ["localhost:9000", "127.0.0.1:9000", "127.5.4.3", "[::1]:9000"]) {
  Deno.test(`over plain http the issuer may be ${host}, which is this very machine`, () => {
    const VRS_GMIS_ISSUER = `http://${host}`;
    assert.equal(
      readConfiguration({ ...COMPLETE, VRS_GMIS_ISSUER }).VRS_GMIS_ISSUER,
      VRS_GMIS_ISSUER,
    );
  });
}

const refused: [what: string, change: Record<string, string>, advice: RegExp][] = [
  ...[
    "http://gmis.example.go.jp",
    "http://10.0.0.1",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://localhost@example.com",
    "ftp://localhost",
    "gmis.example.go.jp",
  ].map((url): [string, Record<string, string>, RegExp] => [
    `the issuer ${url}`,
    { VRS_GMIS_ISSUER: url },
    /VRS_GMIS_ISSUER .*の形で書いてください/,
  ]),
  ["no client", { VRS_GMIS_CLIENT_ID: "" }, /VRS_GMIS_CLIENT_ID .*必ず書いてください/],
  ["no secret", { VRS_GMIS_CLIENT_SECRET: "" }, /VRS_GMIS_CLIENT_SECRET .*どちらか一つ/],
  ["two secrets", { VRS_GMIS_CLIENT_SECRET_FILE: "/etc/gmis" }, /どちらか一つ/],
  ["no public URL", { VRS_PUBLIC_URL: "" }, /VRS_PUBLIC_URL .*必ず書いてください/],
  ["a client but no issuer", { VRS_GMIS_ISSUER: "" }, /VRS_GMIS_ISSUER .*必ず書いてください/],
  ["a scope without openid", { VRS_GMIS_SCOPE: "profile" }, /openid profile/],
];

for (const [what, change, advice] of refused) {
  Deno.test(`${what} is refused`, () => {
    assert.throws(() => readConfiguration({ ...COMPLETE, ...change }), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.match(error.message, advice);
      return true;
    });
  });
}
