import assert from "node:assert/strict";
import fc from "fast-check";
import { Hono } from "hono";
import { readConfiguration } from "../../domain/configuration.ts";
import type { AppEnv, Office } from "../../routes/app_env.ts";
import { clientAddress } from "../../routes/client_address.ts";
import { networkTest } from "../../routes/networks.ts";

const PROXY = "192.0.2.1";
const INNER_PROXY = "10.0.0.5"; // in the municipal network itself
const TOWN_HALL = "10.20.30.40";
const STRANGER = "198.51.100.7";
const MUNICIPAL = networkTest(["10.0.0.0/8", "2001:db8::/32"]);

const configuration = readConfiguration({
  VRS_TRUSTED_PROXIES: `${PROXY}/32,${INNER_PROXY}/32,2001:db8:ffff::1/128`,
});
const app = new Hono<AppEnv>();
app.get("*", (c) => {
  c.set("office", { configuration } as Office);
  return c.text(clientAddress(c));
});

async function addressOf(peer: string | undefined, headers: HeadersInit): Promise<string> {
  const bindings = peer === undefined ? {} : { remoteAddress: peer };
  return await (await app.request("/", { headers }, bindings)).text();
}

/** From which address, with which X-Forwarded-For, somebody comes, and who it is. */
const visits: [peer: string | undefined, forwarded: string | undefined, address: string][] = [
  // Nobody who is no trusted proxy is believed.
  [STRANGER, undefined, STRANGER],
  [STRANGER, TOWN_HALL, STRANGER],
  [STRANGER, `${TOWN_HALL}, ${PROXY}`, STRANGER],
  ["2001:db9::7", TOWN_HALL, "2001:db9::7"],
  [undefined, TOWN_HALL, "unknown"],
  // A proxy tells whom it forwards for; what its visitor claimed before it counts for nothing.
  [PROXY, STRANGER, STRANGER],
  [PROXY, `${TOWN_HALL}, ${STRANGER}`, STRANGER],
  [PROXY, `${TOWN_HALL}, ${STRANGER}, ${PROXY}`, STRANGER],
  [PROXY, `${PROXY}, ${TOWN_HALL}, ${STRANGER}, ${INNER_PROXY}, ${PROXY}`, STRANGER],
  [PROXY, `${TOWN_HALL},,,${STRANGER}`, STRANGER],
  [PROXY, `127.0.0.1, ${TOWN_HALL}`, TOWN_HALL],
  ["2001:db8:ffff::1", `${TOWN_HALL}`, TOWN_HALL],
  [`::ffff:${PROXY}`, TOWN_HALL, TOWN_HALL],
  ["::ffff:c000:201", TOWN_HALL, TOWN_HALL],
  // Staff who sit at the proxy's own machine.
  [PROXY, INNER_PROXY, INNER_PROXY],
  // A proxy in the municipal network that does not tell forwards for nobody.
  [INNER_PROXY, undefined, "unknown"],
  [INNER_PROXY, "", "unknown"],
  [INNER_PROXY, " , ", "unknown"],
  [INNER_PROXY, `${TOWN_HALL}, unknown`, "unknown"],
  [INNER_PROXY, `${TOWN_HALL}, _hidden`, "unknown"],
  [INNER_PROXY, `${TOWN_HALL}; ${STRANGER}`, "unknown"],
  [INNER_PROXY, `"${TOWN_HALL}"`, "unknown"],
  [INNER_PROXY, "10.1", "unknown"],
  [INNER_PROXY, "0x0a.1.2.3", "unknown"],
  [INNER_PROXY, "167838211", "unknown"],
  [INNER_PROXY, "010.1.2.3", "unknown"],
  [INNER_PROXY, `${TOWN_HALL}/8`, "unknown"],
  [INNER_PROXY, "<script>alert(1)</script>", "unknown"],
  [INNER_PROXY, `for=${TOWN_HALL}`, "unknown"],
  // Ports, brackets and zones are not part of who it is.
  [PROXY, `${TOWN_HALL}:8443`, TOWN_HALL],
  [PROXY, `[2001:db8::7]:443`, "2001:db8::7"],
  [PROXY, "[2001:db8::7]", "2001:db8::7"],
  [PROXY, "[2001:db8::7", "unknown"],
  [PROXY, "2001:db8::7%eth0", "2001:db8::7"],
  ["fe80::1%eth0", undefined, "fe80::1"],
  [`${PROXY}`, `${TOWN_HALL}, ${STRANGER}:1, ${PROXY}:2`, STRANGER],
];

for (const [peer, forwarded, address] of visits) {
  Deno.test(`${peer} that forwards for ${JSON.stringify(forwarded)} is ${address}`, async () => {
    const headers: HeadersInit = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    assert.equal(await addressOf(peer, headers), address);
  });
}

Deno.test("no other header says where somebody comes from", async () => {
  for (const name of ["forwarded", "x-real-ip", "true-client-ip", "cf-connecting-ip", "via"]) {
    for (const value of [TOWN_HALL, `for=${TOWN_HALL}`, `for="${TOWN_HALL}:80"`]) {
      assert.equal(await addressOf(STRANGER, { [name]: value }), STRANGER);
      assert.equal(
        await addressOf(PROXY, { [name]: value, "x-forwarded-for": STRANGER }),
        STRANGER,
      );
      assert.equal(await addressOf(PROXY, { [name]: value }), "unknown");
    }
  }
});

Deno.test("a mapped address is judged as IPv4, however it is written", () => {
  for (const address of ["::ffff:10.1.2.3", "::FFFF:a01:203", "0:0:0:0:0:ffff:a01:203"]) {
    assert.ok(MUNICIPAL(address), address);
  }
  for (const address of ["::ffff:b01:203", "::10.1.2.3", "64:ff9b::a01:203"]) {
    assert.ok(!MUNICIPAL(address), address);
  }
});

Deno.test("whatever a stranger claims before the proxy adds his address, he stays outside", async () => {
  const claim = fc.array(
    fc.oneof(
      fc.constantFrom(TOWN_HALL, PROXY, INNER_PROXY, "", " ", "[::1]", "127.0.0.1", "unknown"),
      fc.ipV4(),
      fc.ipV6(),
      fc.string({ unit: "grapheme-ascii", maxLength: 20 }).map((text) => text.trim()),
    ),
    { maxLength: 8 },
  );
  const proxies = fc.array(fc.constantFrom(PROXY, INNER_PROXY, "2001:db8:ffff::1"), {
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(claim, proxies, async (claimed, between) => {
      const forwarded = [...claimed, STRANGER, ...between].join(", ");
      const address = await addressOf(PROXY, { "x-forwarded-for": forwarded });
      assert.equal(address, STRANGER);
      assert.ok(!MUNICIPAL(address));
    }),
    { numRuns: 2_000, seed: 20210701 },
  );
});
