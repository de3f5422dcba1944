import assert from "node:assert/strict";
import type { FileWarningKind } from "../../../domain/upload/file_warning.ts";
import {
  recipientFileDoubts,
  type RecipientFileFigures,
} from "../../../domain/upload/recipient_file_doubts.ts";

/** A hundred known people of a thousand, none of whom would change. */
function figures(given: Partial<RecipientFileFigures> = {}): RecipientFileFigures {
  return {
    people: 1_000,
    newcomers: 0,
    known: 100,
    namesChange: 0,
    birthDatesChange: 0,
    depart: 0,
    blanked: 0,
    rejected: 0,
    shifted: 0,
    foreignTickets: 0,
    ...given,
  };
}

const cases: [given: Partial<RecipientFileFigures>, kinds: FileWarningKind[]][] = [
  [{}, []],
  [{ namesChange: 20 }, []],
  [{ namesChange: 21 }, ["names_change"]],
  [{ birthDatesChange: 9 }, []],
  [{ birthDatesChange: 10 }, ["birth_dates_change"]],
  [{ known: 1_000, birthDatesChange: 50 }, []],
  [{ known: 1_000, birthDatesChange: 51 }, ["birth_dates_change"]],
  [{ depart: 10 }, []],
  [{ depart: 11 }, ["mass_departure"]],
  [{ known: 50, newcomers: 50, depart: 11 }, ["mass_departure"]],
  [{ blanked: 10 }, []],
  [{ blanked: 11 }, ["mass_blanking"]],
  [{ newcomers: 100 }, []],
  [{ newcomers: 101 }, ["mostly_unknown"]],
  [{ rejected: 400, shifted: 100 }, []],
  [{ rejected: 400, shifted: 101 }, ["shifted_columns"]],
  [{ rejected: 1, foreignTickets: 1 }, ["foreign_tickets"]],
];

for (const [given, kinds] of cases) {
  const doubts = kinds.join(", ") || "no doubt";
  Deno.test(`of 1,000 people ${JSON.stringify(given)}: ${doubts}`, () => {
    assert.deepEqual(recipientFileDoubts(figures(given)).map(({ kind }) => kind), kinds);
  });
}

Deno.test("a register of fewer than ten people may be filled by any file", () => {
  assert.deepEqual(recipientFileDoubts(figures({ people: 9, known: 0, newcomers: 500 })), []);
  const doubts = recipientFileDoubts(figures({ people: 10, known: 0, newcomers: 500 }));
  assert.deepEqual(doubts.map(({ kind }) => kind), ["mostly_unknown"]);
});

Deno.test("below ten rows no share proves anything, but a foreign ticket does", () => {
  const all = { namesChange: 9, birthDatesChange: 9, depart: 9, blanked: 9, shifted: 9 };
  assert.deepEqual(recipientFileDoubts(figures({ known: 9, ...all })), []);
  const doubts = recipientFileDoubts(figures({ known: 0, rejected: 1, foreignTickets: 1 }));
  assert.deepEqual(doubts.map(({ kind }) => kind), ["foreign_tickets"]);
});

Deno.test("everything that is doubtful is said at once, with its numbers and what to check", () => {
  const doubts = recipientFileDoubts(figures({
    newcomers: 12_345,
    namesChange: 90,
    birthDatesChange: 91,
    depart: 5_000,
    blanked: 92,
    rejected: 20_000,
    shifted: 15_000,
    foreignTickets: 1_234,
  }));
  const numbers: [FileWarningKind, RegExp][] = [
    ["foreign_tickets", /1,234件/],
    ["mostly_unknown", /12,445件のうち12,345件/],
    ["names_change", /100人のうち90人の氏名/],
    ["birth_dates_change", /100人のうち91人の生年月日/],
    ["shifted_columns", /32,445件のうち15,000件/],
    ["mass_departure", /12,445件のうち5,000件/],
    ["mass_blanking", /100人のうち92人/],
  ];
  assert.deepEqual(doubts.map(({ kind }) => kind), numbers.map(([kind]) => kind));
  for (const [index, [, pattern]] of numbers.entries()) {
    assert.match(doubts[index]!.message, pattern);
    assert.match(doubts[index]!.message, /(?:確かめ|登録し)てください。$/);
  }
});
