import { focusAfterSwap } from "../focus.ts";
import { TRY_EVERY_MS } from "./backoff.ts";
import { openTicket } from "./entry_screen.ts";
import { openList, refreshList } from "./list_screen.ts";
import { askToBeKept, refreshKit } from "./refresh_kit.ts";
import type { SendingSchedule } from "./sending_schedule.ts";
import type { Shell, Told } from "./shell.ts";
import { openStart } from "./start_screen.ts";
import type { OpenKit, Tablet } from "./tablet.ts";
import { hearChanges } from "./tablet_news.ts";
import { fillSlots, openScreen, showIf } from "./template.ts";
import { VENUE_PATHS } from "./venue_paths.ts";

const READ = "#read";
const LIST = "#list";
const SCREENS: ReadonlySet<string> = new Set(["", READ, LIST]);

class SignedOut extends Error {}

/** Brings the page of views/offline to life: it shows what this tablet can do by itself. */
export class OfflinePage implements Shell {
  #isReachable = false;
  #isKept = true;
  #hasNoKit = false;

  constructor(readonly tablet: Tablet, readonly schedule: SendingSchedule) {}

  async begin(): Promise<void> {
    focusAfterSwap();
    document.body.addEventListener("htmx:after:swap", () => {
      this.#fillCircumstances().catch(console.warn);
    });
    document.addEventListener("click", (event) => this.#follow(event));
    addEventListener("popstate", () => {
      if (SCREENS.has(location.hash)) this.#open().catch(console.warn);
    });
    hearChanges(() => this.#changed().catch(console.warn));
    await this.#openFirst();
    // A browser may ask the person first.
    askToBeKept().then((isKept) => {
      this.#isKept = isKept;
      return this.#fillCircumstances();
    }).catch(console.warn);
    addEventListener("online", () => this.look());
    setInterval(() => this.look(), TRY_EVERY_MS);
    this.look();
  }

  async kit(): Promise<OpenKit> {
    const kit = await this.tablet.kit();
    if (!kit) throw new SignedOut();
    return kit;
  }

  async openStart(told: Told = {}): Promise<void> {
    this.#markTab(READ);
    await this.#orNoKit(() => openStart(this, told));
  }

  async openList(told?: string): Promise<void> {
    this.#markTab(LIST);
    await this.#orNoKit(() => openList(this, told));
  }

  /** What the page before this one left, else what the address says. */
  async #openFirst(): Promise<void> {
    const draft = await this.tablet.takeDraft();
    if (draft?.kind === "saved") return await this.openStart({ saved: draft.ocrLine });
    if (draft?.kind !== "entry") return await this.#open();
    this.#markTab(READ);
    await this.#orNoKit(() => openTicket(this, draft.typed));
  }

  async #open(): Promise<void> {
    if (location.hash === LIST) await this.openList();
    else await this.openStart();
  }

  /** Links between the screens need no network. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { pathname, hash, href } = new URL(link.href, location.href);
    if (pathname !== VENUE_PATHS.venueOffline || !SCREENS.has(hash)) return;
    event.preventDefault();
    history.pushState(null, "", href);
    this.#open().catch(console.warn);
  }

  /** Whether the server is there again; then the kit is fresh too. */
  async look(): Promise<void> {
    this.#isReachable = await refreshKit(this.tablet, "").catch(() => false);
    await this.#fillCircumstances();
  }

  async #changed(): Promise<void> {
    await this.#fillCircumstances();
    const isGone = await this.tablet.kit() === undefined;
    if (isGone !== this.#hasNoKit) await this.#open();
    else if (!isGone) await refreshList(this);
  }

  /** What every screen and the header say of where the tablet stands. */
  async #fillCircumstances(): Promise<void> {
    const kit = await this.tablet.kit();
    showIf(document.body, "online", this.#isReachable);
    showIf(document.body, "not-kept", !this.#isKept);
    showIf(document.body, "account", kit);
    showIf(document.body, "operator", kit?.operator);
    fillSlots(document.body, {
      account: kit?.account.loginId ?? "",
      organisation: kit?.account.organisation ?? "",
      operator: kit?.operator?.name ?? "",
    });
  }

  async #orNoKit(open: () => Promise<void>): Promise<void> {
    try {
      await open();
      this.#hasNoKit = false;
    } catch (error) {
      if (!(error instanceof SignedOut)) throw error;
      await this.#openNoKit();
    }
  }

  async #openNoKit(): Promise<void> {
    this.#hasNoKit = true;
    const count = await this.tablet.countEntries();
    openScreen("offline-no-kit", (screen) => {
      showIf(screen, "unsent", count > 0);
      fillSlots(screen, { "unsent-count": String(count) });
    });
  }

  #markTab(hash: string): void {
    for (const tab of document.querySelectorAll<HTMLAnchorElement>(".tabs__tab")) {
      if (tab.hash === hash) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
  }
}
