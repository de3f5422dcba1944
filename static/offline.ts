import { watchCounter } from "./offline/counter_page.ts";
import { OfflinePage } from "./offline/offline_page.ts";
import { holdAssets } from "./offline/page_locks.ts";
import { SendingSchedule } from "./offline/sending_schedule.ts";
import { Tablet } from "./offline/tablet.ts";
import { hearChanges } from "./offline/tablet_news.ts";
import { openScreen } from "./offline/template.ts";
import { fillBar } from "./offline/unsent_bar.ts";
import { VENUE_PATHS } from "./offline/venue_paths.ts";

/** Login ID the page was made for; "" on the offline page, which is nobody's. */
const who = document.getElementById("unsent")?.dataset.who ?? "";

async function start(): Promise<void> {
  const tablet = await Tablet.open();
  if (!tablet) {
    if (who === "") openScreen("offline-impossible");
    return;
  }
  const fill = () =>
    tablet.contents().then((contents) => fillBar(contents, schedule.state)).catch(console.warn);
  const schedule: SendingSchedule = new SendingSchedule(tablet, (state) => {
    if (state === "done") page?.look();
    return fill();
  });
  const page = who === "" ? new OfflinePage(tablet, schedule) : undefined;
  hearChanges(fill);
  await fill();
  // Whatever a page cannot show, it sends.
  await (page?.begin() ?? watchCounter(tablet, who)).catch(console.warn);
  schedule.begin();
}

/** After the page itself is there: what the worker fetches is much. */
async function registerWorker(): Promise<void> {
  await navigator.serviceWorker?.register(VENUE_PATHS.serviceWorker, {
    scope: VENUE_PATHS.venue,
    updateViaCache: "none",
  });
}

holdAssets();
start().catch(console.warn);
addEventListener("load", () => registerWorker().catch(console.warn));
