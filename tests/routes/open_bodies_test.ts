import assert from "node:assert/strict";
import { OpenBodies } from "../../routes/open_bodies.ts";

/** A server that answers what it was sent, as soon as it is `told` to read it. */
function anEcho({ isHasty, told }: { isHasty: boolean; told: Promise<void> }) {
  const bodies = new OpenBodies();
  const answer = async (request: Request) => {
    await told;
    return new Response(await request.text());
  };
  const begun = Promise.withResolvers<void>();
  const http = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    begun.resolve();
    return bodies.hold(request, { isHasty, answer });
  });
  const stop = async (hurry: Promise<void> = new Promise(() => {})) => {
    await bodies.none(hurry);
    await http.shutdown();
  };
  return { url: `http://127.0.0.1:${http.addr.port}`, begun: begun.promise, stop };
}

Deno.test("a server that stops reads to its end what is being sent to it, and answers", async () => {
  for (const isHasty of [false, true]) {
    const { promise: told, resolve: tell } = Promise.withResolvers<void>();
    const server = anEcho({ isHasty, told });
    const answer = fetch(server.url, { method: "POST", body: "接種" });
    await server.begun;
    const stopped = server.stop();
    tell();
    assert.equal(await (await answer).text(), "接種");
    await stopped;
    await assert.rejects(fetch(server.url));
  }
});

Deno.test("whoever is in a hurry does not wait for what is being sent", async () => {
  const bodies = new OpenBodies();
  const { promise: answered, resolve } = Promise.withResolvers<Response>();
  const request = new Request("http://localhost/", { method: "POST", body: "接種" });
  const held = bodies.hold(request, { isHasty: false, answer: () => answered });
  const { promise: hurry, resolve: hurryUp } = Promise.withResolvers<void>();
  const waiting = bodies.none(hurry).then(() => "waited");
  assert.equal(await Promise.race([waiting, Promise.resolve("still there")]), "still there");
  hurryUp();
  assert.equal(await waiting, "waited");
  resolve(new Response());
  await held;
});
