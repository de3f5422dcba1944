import assert from "node:assert/strict";
import {
  type TicketKind,
  ticketKindByCode,
  ticketKindLabel,
} from "../../../domain/ticket/ticket_kind.ts";

const table: [code: string, kind: TicketKind, label: string][] = [
  ["2", "vaccination", "接種"],
  ["1", "examination", "予診のみ"],
];

for (const [code, kind, label] of table) {
  Deno.test(`a ticket beginning with ${code} is for ${kind}, shown as ${label}`, () => {
    assert.equal(ticketKindByCode(code), kind);
    assert.equal(ticketKindLabel(kind), label);
  });
}

Deno.test("no ticket begins with another digit", () => {
  for (const code of ["0", "3", "4", "5", "6", "7", "8", "9", ""]) {
    assert.equal(ticketKindByCode(code), undefined);
  }
});
