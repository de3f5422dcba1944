/**
 * Keeps addresses out of traces. Deno writes the whole address of a request into its span (`url.full`,
 * `url.path`, `url.query`) before it gives the request to anybody, and nothing of a span can be taken
 * back: what is set again is sent twice. An address may hold the ID of a record or what opens an
 * account (`/setup/…`), so Deno's instrumentation is shown no more than the host; everybody else sees
 * the address as ever. The span has the route's pattern instead (`request_scope.ts`).
 */
export function withholdAddresses(): void {
  if (Deno.env.get("OTEL_DENO") !== "true") return;
  const url = Object.getOwnPropertyDescriptor(Request.prototype, "url")!;
  const read = url.get!;
  Object.defineProperty(Request.prototype, "url", {
    ...url,
    get(this: Request): string {
      const address = read.call(this);
      return isInstrumentation(new Error().stack) ? `${new URL(address).origin}/` : address;
    },
  });
}

/** As Deno 2.9 calls it; `telemetry_test.ts` fails when another version calls it otherwise. */
function isInstrumentation(stack = ""): boolean {
  return stack.includes("updateSpanFromRequest");
}
