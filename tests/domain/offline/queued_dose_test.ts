import assert from "node:assert/strict";
import { refusalOfStatus } from "../../../domain/offline/offline_answer.ts";
import { alreadyQueued, type QueuedDose, sentForm } from "../../../domain/offline/queued_dose.ts";
import { readAtObjection } from "../../../domain/offline/read_at.ts";
import type { Ticket } from "../../../domain/ticket/ocr_line.ts";

const TICKET: Ticket = {
  kind: "vaccination",
  doseNumber: 1,
  municipalityCode: "122271",
  ticketNumber: "0000000001",
};

Deno.test("of a form only its dose is kept and sent, with the proof of who works there", () => {
  const dose: QueuedDose = {
    clientKey: "0b7f7b0e-8b0f-4f55-9d0b-1f6b5a2c3d4e",
    readAt: "2021-07-01T01:00:00Z",
    origin: "interrupted",
    typed: { ocrLine: "2", lotNumber: "EX1", keepAsPreset: "yes", operatorPin: "7305" },
    operator: { id: "1", name: "鈴木", pass: "proof" },
  };
  const form = sentForm(dose);
  assert.equal(form.operatorPass, "proof");
  assert.deepEqual([form.lotNumber, form.stopNote], ["EX1", ""]);
  assert.deepEqual([form.keepAsPreset, form.operatorPin], [undefined, undefined]);
  assert.equal(sentForm({ ...dose, operator: null }).operatorPass, "");
});

Deno.test("the same dose of a ticket is not stored twice; another one is", () => {
  assert.match(alreadyQueued({ ...TICKET }, [TICKET])!, /1回目（接種）は、もうこの端末に/);
  const others: Partial<Ticket>[] = [
    { doseNumber: 2 },
    { kind: "examination" },
    { municipalityCode: "122033" },
    { ticketNumber: "0000000002" },
  ];
  for (const other of others) {
    assert.equal(alreadyQueued({ ...TICKET, ...other }, [TICKET]), undefined);
  }
});

const now = new Date("2021-07-08T01:00:00Z");
const times: [readAt: string, isTaken: boolean][] = [
  ["2021-07-08T01:05:00Z", true],
  ["2021-07-08T01:05:01Z", false],
  ["2021-07-01T01:00:00Z", true],
  ["2021-07-01T00:59:59Z", false],
];

for (const [readAt, isTaken] of times) {
  Deno.test(`read at ${readAt}: ${isTaken ? "goes in" : "waits for a person"}`, () => {
    assert.equal(readAtObjection(new Date(readAt), now) === undefined, isTaken);
  });
}

Deno.test("an error that may pass leaves the queue as it is", () => {
  for (const status of [408, 429, 500, 502, 503, 504]) {
    assert.equal(refusalOfStatus(status), "failed");
  }
  for (const status of [400, 413, 422]) assert.equal(refusalOfStatus(status), "unreadable");
});
