import "htmx.org";
import "htmx.org/dist/ext/hx-alpine-compat.js";
import "htmx.org/dist/ext/hx-sse.js";
import Alpine from "@alpinejs/csp";
import { focusAfterSwap } from "./focus.ts";
import { tellLostRequests } from "./notices.ts";
import { ticketLine } from "./ticket_line.ts";

declare global {
  interface Window {
    Alpine: typeof Alpine;
  }
}

globalThis.window.Alpine = Alpine;
Alpine.data("ticketLine", ticketLine);
Alpine.start();
focusAfterSwap();
tellLostRequests();
