import { BlockList, isIP } from "node:net";

/** Whether an address lies in one of some CIDR ranges, IPv4 and IPv6. */
export type NetworkTest = (address: string) => boolean;

const built = new WeakMap<readonly string[], NetworkTest>();

/** An IPv4 address that came over an IPv6 socket is judged as IPv4. Built once for each list. */
export function networkTest(cidrs: readonly string[]): NetworkTest {
  const test = built.get(cidrs) ?? buildTest(cidrs);
  built.set(cidrs, test);
  return test;
}

function buildTest(cidrs: readonly string[]): NetworkTest {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address, prefix] = cidr.split("/") as [string, string];
    list.addSubnet(address, Number(prefix), family(address));
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
    return isIP(plain) !== 0 && list.check(plain, family(plain));
  };
}

function family(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
