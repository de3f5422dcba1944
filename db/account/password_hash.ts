import { hash, verify } from "@node-rs/argon2";

/** argon2id with OWASP's first recommendation (19 MiB, 2 passes, 1 lane): about 10 ms off-thread. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** PHC string of a password, ready to store. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

const STAND_IN = await hashPassword(crypto.randomUUID());

/**
 * Whether `password` belongs to the stored hash. Without a stored hash it verifies against a
 * stand-in, so that an unknown ID takes as long as a wrong password.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? STAND_IN, password);
  return matches && stored !== null;
}
