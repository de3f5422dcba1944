import "htmx.org";
import "htmx.org/dist/ext/hx-alpine-compat.js";
import "htmx.org/dist/ext/hx-sse.js";
import Alpine from "@alpinejs/csp";
import { focusAfterSwap } from "./focus.ts";
import { watchIdleTime } from "./idle_watch.ts";
import { knownLots } from "./known_lots.ts";
import { municipalityChooser } from "./municipality_chooser.ts";
import { tellLostRequests } from "./notices.ts";
import { followOpenTab } from "./open_tab.ts";
import { operatorBar } from "./operator_bar.ts";
import { passingNumber } from "./passing_number.ts";
import { pinKeypad } from "./pin_keypad.ts";
import { presetDoctor } from "./preset_doctor.ts";
import { printButton } from "./print_button.ts";

declare global {
  interface Window {
    Alpine: typeof Alpine;
  }
}

globalThis.window.Alpine = Alpine;
Alpine.data("knownLots", knownLots);
Alpine.data("municipalityChooser", municipalityChooser);
Alpine.data("operatorBar", operatorBar);
Alpine.data("passingNumber", passingNumber);
Alpine.data("pinKeypad", pinKeypad);
Alpine.data("presetDoctor", presetDoctor);
Alpine.data("printButton", printButton);
Alpine.start();
focusAfterSwap();
followOpenTab();
tellLostRequests();
watchIdleTime();
