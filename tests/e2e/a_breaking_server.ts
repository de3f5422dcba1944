import { createApp } from "../../routes/app.ts";
import type { Office } from "../../routes/app_env.ts";
import { paths } from "../../views/paths.ts";

export interface BreakingServer {
  url: string;
  /** Nobody answers any more: connections are refused, as without a network. */
  cut(): Promise<void>;
  /** It answers again, at the same address. */
  mend(): void;
  /** The next answer from there breaks off, after the server did what was asked. */
  loseAnswer(path: string): void;
  /** A proxy answers there that its server is gone, until further notice. */
  turnAway(path: string | undefined): void;
  /** From now on it is another build, by the name of its version. */
  rebuild(version: string): void;
  close(): Promise<void>;
}

/** The product on a free port, and the ways in which a tent loses it. */
export function startBreakingServer(office: Office): BreakingServer {
  const app = createApp(office);
  let lost: string | undefined;
  let away: string | undefined;
  let rebuilt: string | undefined;
  const answer = async (request: Request, { remoteAddr }: Deno.ServeHandlerInfo<Deno.NetAddr>) => {
    const { pathname } = new URL(request.url);
    if (pathname === away) return new Response("Bad Gateway", { status: 502 });
    // Whole, also for a browser that says which one it has.
    const build = pathname === paths.serviceWorker ? rebuilt : undefined;
    const asked = build ? new Request(request.url) : request;
    const answer = await app.fetch(asked, { remoteAddress: remoteAddr.hostname });
    if (build) return await altered(answer, build);
    if (pathname !== lost) return answer;
    lost = undefined;
    await answer.body?.cancel();
    return new Response(broken(), { status: 200 });
  };
  const listen = (port: number) => {
    const stop = new AbortController();
    const { signal } = stop;
    const address = { hostname: "127.0.0.1", port, signal, onListen: () => {} };
    return { stop, http: Deno.serve(address, answer) };
  };
  let running = listen(0);
  const { port } = running.http.addr;
  const cut = async () => {
    running.stop.abort();
    await running.http.finished;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    mend: () => running = listen(port),
    loseAnswer: (path) => lost = path,
    turnAway: (path) => away = path,
    rebuild: (version) => rebuilt = version,
    close: cut,
  };
}

/** The service worker as another build would have it, with the same files. */
async function altered(answer: Response, version: string): Promise<Response> {
  const script = await answer.text();
  const other = script.replace(/(version"?:\s*")[^"]+/, `$1${version}`);
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  return new Response(other, { headers });
}

/** A body that begins and never ends well. */
function broken(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("<"));
      setTimeout(() => controller.error(new Error("the line broke")), 20);
    },
  });
}
