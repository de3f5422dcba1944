import assert from "node:assert/strict";
import type { Answer, ReadAnswer, Request } from "../../../static/reader/messages.ts";
import { ReaderFailure } from "../../../static/reader/reader_failure.ts";
import { openTicketWorker } from "../../../static/reader/ticket_worker.ts";

/** Stands in for a worker: keeps what it was asked, and says what the test makes it say. */
function aPort() {
  const asked: Request[] = [];
  const transferred: Transferable[] = [];
  let hear: (event: { data: Answer }) => void = () => {};
  let fail: (event: object) => void = () => {};
  let isTerminated = false;
  return {
    asked,
    transferred,
    says: (data: Answer) => hear({ data }),
    breaks: () => fail({}),
    get isTerminated() {
      return isTerminated;
    },
    port: {
      postMessage(message: Request, transfer: Transferable[]) {
        asked.push(message);
        transferred.push(...transfer);
      },
      addEventListener(type: string, listener: (event: { data: Answer }) => void) {
        if (type === "message") hear = listener;
        if (type === "error") fail = () => listener({ data: { id: 0, kind: "ready", spent: 0 } });
      },
      terminate() {
        isTerminated = true;
      },
    },
  };
}

const aPicture = () => ({ width: 1, height: 1, close() {} }) as ImageBitmap;

function reading(id: number, digits: string): ReadAnswer {
  const spent = { grab: 0, qr: 0, locate: 0, nets: 0, total: 0 };
  return { id, kind: "read", verdict: { kind: "accepted", digits, by: "qr" }, spent };
}

function faultOf(fault: string) {
  return (error: unknown) => error instanceof ReaderFailure && error.fault === fault;
}

Deno.test("it is started once, however often it is asked", async () => {
  const { port, asked, says } = aPort();
  const worker = openTicketWorker(port);
  const both = Promise.all([worker.start(), worker.start()]);
  says({ id: asked[0]!.id, kind: "ready", spent: 115 });
  assert.deepEqual((await both).map(({ spent }) => spent), [115, 115]);
  assert.equal(asked.length, 1);
});

Deno.test("an answer goes to who asked for it, in whatever order they come", async () => {
  const { port, asked, says } = aPort();
  const worker = openTicketWorker(port);
  const first = worker.readFrame(aPicture(), 1);
  const second = worker.readStill(aPicture());
  says(reading(asked[1]!.id, "second"));
  says(reading(asked[0]!.id, "first"));
  assert.deepEqual((await first).verdict, { kind: "accepted", digits: "first", by: "qr" });
  assert.deepEqual((await second).verdict, { kind: "accepted", digits: "second", by: "qr" });
});

Deno.test("pictures are handed over, not copied", async () => {
  const { port, asked, says, transferred } = aPort();
  const picture = aPicture();
  const reads = openTicketWorker(port).readFrame(picture, 7);
  assert.deepEqual(transferred, [picture]);
  const [request] = asked;
  assert.equal(request?.kind === "frame" && request.scan, 7);
  says(reading(request!.id, ""));
  await reads;
});

Deno.test("a fault is told to who asked, by its kind", async () => {
  const { port, asked, says } = aPort();
  const started = openTicketWorker(port).start();
  says({ id: asked[0]!.id, kind: "fault", fault: "no_wasm", detail: "CompileError" });
  await assert.rejects(started, faultOf("no_wasm"));
});

Deno.test("when its script does not come, nobody waits for ever", async () => {
  const { port, breaks } = aPort();
  const worker = openTicketWorker(port);
  const started = worker.start();
  breaks();
  await assert.rejects(started, faultOf("not_loaded"));
});

Deno.test("closing it ends the worker and every wait", async () => {
  const stand = aPort();
  const worker = openTicketWorker(stand.port);
  const reads = worker.readFrame(aPicture(), 1);
  worker.close();
  await assert.rejects(reads, ReaderFailure);
  assert.equal(stand.isTerminated, true);
});
