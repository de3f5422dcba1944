import { JobLoop } from "../../db/job/job_loop.ts";
import { createApp } from "../../routes/app.ts";
import type { Office } from "../../routes/app_env.ts";
import { NewsFeed } from "../../routes/news_feed.ts";
import { paths } from "../../views/paths.ts";
import type { RunningServer } from "./a_server.ts";
import type { Trace } from "./number_search.ts";

/** What went over the wire; what a form sends is not kept. */
export interface Wire {
  /** Every address that was asked for, and those that answers lead to. */
  addresses: Trace[];
  headers: Trace[];
  /** Pages, parts of pages, files, and what event streams told so far. */
  bodies: Trace[];
}

/** The product with its jobs, as `startServer` runs it, and everything it answers. */
export function startTappedServer(office: Office): RunningServer & { wire: Wire } {
  const jobs = new JobLoop(office, { limit: 2, log: office.log });
  const newsFeed = new NewsFeed(office.database.address);
  const app = createApp({ ...office, newsFeed });
  const wire: Wire = { addresses: [], headers: [], bodies: [] };
  const http = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request, { remoteAddr }) => {
      const answer = await app.fetch(request, { remoteAddress: remoteAddr.hostname });
      return tap(wire, request, answer);
    },
  );
  const close = async () => {
    await jobs.stop();
    await newsFeed.close();
    await http.shutdown();
  };
  return { url: `http://127.0.0.1:${http.addr.port}`, close, wire };
}

function tap(wire: Wire, request: Request, answer: Response): Response {
  const { pathname } = new URL(request.url);
  const place = `${request.method} ${pathname} → ${answer.status}`;
  wire.addresses.push({ place, text: request.url });
  const location = answer.headers.get("location");
  if (location) wire.addresses.push({ place: `location of ${place}`, text: location });
  wire.headers.push({ place, text: linesOf(request.headers) + linesOf(answer.headers) });
  if (!answer.body || pathname.startsWith(paths.asset(""))) return answer;
  const trace = { place, text: "" };
  wire.bodies.push(trace);
  const decoder = new TextDecoder();
  const listening = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, controller) => {
      trace.text += decoder.decode(piece, { stream: true });
      controller.enqueue(piece);
    },
  });
  return new Response(answer.body.pipeThrough(listening), answer);
}

function linesOf(headers: Headers): string {
  return Array.from(headers, ([name, value]) => `${name}: ${value}\n`).join("");
}
