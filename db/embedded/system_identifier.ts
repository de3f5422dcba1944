/**
 * What tells a cluster and its copies from every other: the first eight bytes of `pg_control`
 * (https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_control.h).
 */
export async function systemIdentifier(cluster: string): Promise<string> {
  const control = await Deno.readFile(`${cluster}/global/pg_control`);
  return new DataView(control.buffer).getBigUint64(0, true).toString(); // as this machine writes it
}
