import { listenForScanner } from "./reader/scanner_keys.ts";
import type { ReaderMemory } from "./reader/reader_memory.ts";
import { TicketPanel } from "./reader/ticket_panel.ts";

const memory: ReaderMemory = { wantsCamera: false };
let panel: TicketPanel | undefined;

/** Finds the reader of the page that has just come into the document. */
function mount(): void {
  const root = document.querySelector<HTMLElement>("[data-ticket-reader]");
  if (panel?.root === root) return;
  panel?.leave();
  panel = root ? new TicketPanel(root, memory) : undefined;
}

mount();
document.body.addEventListener("htmx:after:swap", mount);
listenForScanner(() => panel);

/** This document may run WebAssembly: routes/respond.tsx then swaps readers into it. */
document.body.addEventListener("htmx:config:request", (event) => {
  if (!(event instanceof CustomEvent)) return;
  const { request }: { request: { headers: Record<string, string> } } = event.detail.ctx;
  request.headers["VRS-Reads-Tickets"] = "true";
});
/** What was read has not arrived: to read it again is not to read it twice. */
document.body.addEventListener("htmx:error", () => memory.lastDigits = undefined);

document.addEventListener("visibilitychange", () => {
  if (document.hidden) panel?.pause();
  else panel?.resume();
});
globalThis.addEventListener("pagehide", () => panel?.leave());
