import { z } from "zod";

/** Two different recipients, by id; which is which never matters. */
export interface PersonPair {
  /** The smaller id: the record that came into the register first. */
  lowerId: string;
  higherId: string;
}

/** Undefined when it is one and the same person. */
export function pairOf(one: string, other: string): PersonPair | undefined {
  if (one === other) return undefined;
  return one < other ? { lowerId: one, higherId: other } : { lowerId: other, higherId: one };
}

/** `<uuid>_<uuid>`, as it stands in an address. */
export function pairId({ lowerId, higherId }: PersonPair): string {
  return `${lowerId}_${higherId}`;
}

const Ids = z.tuple([z.uuid().toLowerCase(), z.uuid().toLowerCase()]);

/** Takes the two ids in either order; undefined for anything else. */
export function parsePairId(text: string): PersonPair | undefined {
  const ids = Ids.safeParse(text.split("_"));
  return ids.success ? pairOf(ids.data[0], ids.data[1]) : undefined;
}
