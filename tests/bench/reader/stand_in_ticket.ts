import { municipalityCheckDigit } from "../../../domain/municipality/municipality_check_digit.ts";

/** The same list as tests/reader/generator/ticket_numbers.py: real structure, not the real codes. */
const SUBS = [
  100,
  ...numbers(201, 216),
  ...numbers(301, 305),
  ...numbers(321, 325),
  ...numbers(341, 345),
  ...numbers(361, 365),
];
const MUNICIPALITIES = new Set(
  numbers(1, 47).flatMap((prefecture) =>
    SUBS.map((sub) => {
      const code = `${String(prefecture).padStart(2, "0")}${sub}`;
      return code + municipalityCheckDigit(code);
    })
  ),
);

/** The rules of the generator's tickets, as strict as ours: three kinds, 1,739 municipalities. */
export function isStandInTicket(digits: string): boolean {
  return /^[123][1-9]\d{16}$/.test(digits) && MUNICIPALITIES.has(digits.slice(2, 8));
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
