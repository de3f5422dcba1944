import assert from "node:assert/strict";
import { networkTest } from "../../routes/networks.ts";

const cases: [cidr: string, inside: string[], outside: string[]][] = [
  ["127.0.0.0/8", ["127.0.0.1", "127.255.255.255"], ["128.0.0.1", "126.255.255.255"]],
  ["10.20.0.0/16", ["10.20.0.0", "10.20.255.255"], ["10.21.0.0", "10.19.255.255"]],
  ["10.20.30.40/16", ["10.20.0.1"], ["10.21.0.1"]],
  ["192.0.2.7/32", ["192.0.2.7"], ["192.0.2.6", "192.0.2.8"]],
  ["0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::1"]],
  ["::1/128", ["::1", "0:0:0:0:0:0:0:1"], ["::2", "127.0.0.1"]],
  ["2001:db8::/32", ["2001:db8::", "2001:DB8:ffff::1"], ["2001:db9::1"]],
];

for (const [cidr, inside, outside] of cases) {
  Deno.test(`${cidr} holds ${inside.join(", ")} and not ${outside.join(", ")}`, () => {
    const isIn = networkTest([cidr]);
    assert.deepEqual(inside.filter((address) => !isIn(address)), []);
    assert.deepEqual(outside.filter((address) => isIn(address)), []);
  });
}

Deno.test("an IPv4 address on an IPv6 socket is judged as IPv4", () => {
  const isIn = networkTest(["10.0.0.0/8"]);
  for (const address of ["::ffff:10.1.2.3", "::FFFF:10.1.2.3"]) assert.ok(isIn(address), address);
  assert.ok(!isIn("::ffff:11.1.2.3"));
});

Deno.test("an address in one of several networks is in", () => {
  const isIn = networkTest(["10.0.0.0/8", "2001:db8::/32"]);
  assert.deepEqual(["10.0.0.1", "2001:db8::1", "192.0.2.1"].map(isIn), [true, true, false]);
});

Deno.test("nobody is in no network, and what is no address is in none", () => {
  assert.ok(!networkTest([])("127.0.0.1"));
  const isIn = networkTest(["0.0.0.0/0", "::/0"]);
  for (const text of ["", "unknown", "localhost", "10.0.0", "10.0.0.1:80", "<script>"]) {
    assert.ok(!isIn(text), text);
  }
});
