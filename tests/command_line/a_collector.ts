/** What OpenTelemetry sends its traces, logs and figures to, and what has come (OTLP over HTTP). */
export function aCollector() {
  const received: { path: string; text: string }[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const bytes = new Uint8Array(await request.arrayBuffer());
      // Protobuf writes text as it is; every other byte becomes one letter.
      const text = new TextDecoder("utf-8").decode(bytes) + new TextDecoder("latin1").decode(bytes);
      received.push({ path: new URL(request.url).pathname, text });
      return new Response(null, { headers: { "content-type": "application/x-protobuf" } });
    },
  );
  const environment = {
    OTEL_DENO: "true",
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${server.addr.port}`,
    OTEL_SERVICE_NAME: "vrs",
  };
  return {
    environment,
    /** All that came to this path, one after the other. */
    textOf: (path: string) =>
      received.filter((each) => each.path === path).map(({ text }) => text).join(""),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
