import { DIGITS } from "./digit_line.ts";

/** What the nets made of one look at a line; a net that was not asked answers "". */
export interface LookReading {
  a: string;
  b: string;
}

export interface Demand {
  isTicket(digits: string): boolean;
  /** How many readings must be equal; both nets are always among them. */
  readings: number;
}

/** Other tickets read from the same line may be at most this part of the equal readings (dev). */
const MOST_CONTRADICTION = 0.25;

/**
 * The ticket that both nets read, often enough and with next to nothing against it. One net alone
 * misreads 1 % of frames as another valid ticket, two that agree 0.1 % (REPORT.md 3).
 */
export function agreedTicket(
  looks: readonly LookReading[],
  { isTicket, readings }: Demand,
): string | undefined {
  const tickets = looks.flatMap(({ a, b }) => [a, b]).filter(isTicket);
  return [...new Set(tickets)].find((digits) => {
    const count = tickets.filter((other) => other === digits).length;
    return count >= readings && looks.some(({ a }) => a === digits) &&
      looks.some(({ b }) => b === digits) &&
      tickets.length - count <= MOST_CONTRADICTION * count;
  });
}

/** The 18 digits read most often; a ticket before anything that is none. */
export function likeliestDigits(
  looks: readonly LookReading[],
  isTicket: (digits: string) => boolean,
): string | undefined {
  const votes = new Map<string, number>();
  for (const digits of looks.flatMap(({ a, b }) => [a, b])) {
    if (digits.length === DIGITS) votes.set(digits, (votes.get(digits) ?? 0) + 1);
  }
  const rank = ([digits, count]: [string, number]) => isTicket(digits) ? count + 1_000 : count;
  return [...votes].sort((one, other) => rank(other) - rank(one))[0]?.[0];
}
