import { type IdleStanding, idleStanding, saysOtherwise, type SessionEnds } from "./idle_clock.ts";

/** What pages of the same browser tell each other: something was done, or somebody signed out. */
type Told = { who: string; ends: SessionEnds } | "signed out";

/** What the server answers to the question how long the session lasts. */
interface Remaining {
  loginId: string;
  idleSeconds: number;
  longestSeconds: number;
}

const LOOK_EVERY_MS = 5_000;
const QUIET: IdleStanding = { state: "quiet" };

/**
 * Says five minutes ahead that the session ends, offers to go on, and says when it is over. Nothing
 * on the page is touched: what was typed stays, and can be sent after signing in again elsewhere.
 */
export function watchIdleTime(): void {
  const channel = new BroadcastChannel("vrs-session");
  const region = document.getElementById("idle");
  if (region) new IdleWatch(region, channel).begin();
  else channel.postMessage("signed out" satisfies Told);
}

class IdleWatch {
  #ends: SessionEnds;
  #shown = QUIET;
  #isAsking = false;
  /** What had the focus before somebody went to the notice. */
  #before: HTMLElement | undefined;
  readonly #who: string;
  readonly #url: string;
  readonly #idleMs: number;

  constructor(private readonly region: HTMLElement, private readonly channel: BroadcastChannel) {
    const { who, stay, idleSeconds, longestSeconds } = region.dataset;
    this.#who = who!;
    this.#url = stay!;
    this.#idleMs = Number(idleSeconds) * 1000;
    const now = Date.now();
    this.#ends = { idleAt: now + this.#idleMs, longestAt: now + Number(longestSeconds) * 1000 };
  }

  begin(): void {
    this.#tell();
    this.channel.onmessage = ({ data }: MessageEvent<Told>) => this.#hear(data);
    document.body.addEventListener("htmx:after:request", (event) => this.#answered(event));
    this.region.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("[data-idle-stay]")) this.#stay();
    });
    this.region.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !this.region.contains(relatedTarget)) {
        this.#before = relatedTarget;
      }
    });
    setInterval(() => this.#look(), LOOK_EVERY_MS);
    // A tablet that slept has no timers meanwhile.
    document.addEventListener("visibilitychange", () => this.#look());
    addEventListener("pageshow", () => this.#look());
  }

  /** Asks the server before it says anything: another tab or device may have done something. */
  async #look(): Promise<void> {
    if (this.#isAsking || !this.#hasNews()) return;
    this.#isAsking = true;
    await this.#ask();
    this.#isAsking = false;
    if (this.#hasNews()) this.#show(idleStanding(this.#ends, Date.now()));
  }

  #hasNews(): boolean {
    return saysOtherwise(this.#shown, idleStanding(this.#ends, Date.now()));
  }

  async #ask(): Promise<void> {
    // As htmx asks: who is not signed in gets an error, not a page.
    const answer = await fetch(this.#url, { headers: { "HX-Request": "true" } }).catch(() => {});
    if (answer?.status === 401) this.#ends = { ...this.#ends, idleAt: Date.now() };
    if (!answer?.ok) return;
    const { loginId, idleSeconds, longestSeconds }: Remaining = await answer.json();
    if (loginId !== this.#who) return this.#showTemplate("idle-other");
    const now = Date.now();
    this.#ends = { idleAt: now + idleSeconds * 1000, longestAt: now + longestSeconds * 1000 };
  }

  /** 「続ける」. */
  async #stay(): Promise<void> {
    const answer = await fetch(this.#url, { method: "POST", headers: { "HX-Request": "true" } })
      .catch(() => {});
    if (answer?.ok) {
      this.#contact();
      this.#before?.focus();
    } else if (answer?.status === 401) {
      this.#ends = { ...this.#ends, idleAt: Date.now() };
      this.#show({ state: "over" });
    } else this.#showTemplate("idle-unheard");
  }

  /** Whatever the server answered to something the user did begins the idle time anew. */
  #answered(event: Event): void {
    const { ctx } = (event as CustomEvent<{ ctx?: { response?: { status: number } } }>).detail;
    const isLive = event.target instanceof Element && event.target.closest("[data-live]");
    if (isLive || !ctx?.response || ctx.response.status === 401) return;
    this.#contact();
  }

  #contact(): void {
    this.#ends = { ...this.#ends, idleAt: Date.now() + this.#idleMs };
    this.#show(QUIET);
    this.#tell();
  }

  #tell(): void {
    this.channel.postMessage({ who: this.#who, ends: this.#ends } satisfies Told);
  }

  #hear(told: Told): void {
    if (told === "signed out") {
      this.#ends = { ...this.#ends, idleAt: Date.now() };
      this.#look();
    } else if (told.who !== this.#who) this.#showTemplate("idle-other");
    else {
      const wasOver = this.#shown.state === "over";
      this.#ends = told.ends;
      this.#show(QUIET);
      if (wasOver) this.#showTemplate("idle-back");
    }
  }

  #show(standing: IdleStanding): void {
    // Only the figure changes as minutes pass: whoever is on the button stays there.
    const isShown = standing.state === this.#shown.state;
    this.#shown = standing;
    if (standing.state === "quiet") return this.region.replaceChildren();
    if (!isShown) this.#showTemplate(`idle-${standing.state}`);
    const minutes = this.region.querySelector("[data-idle-minutes]");
    if (minutes && "minutes" in standing) minutes.textContent = String(standing.minutes);
  }

  #showTemplate(id: string): void {
    const template = document.querySelector<HTMLTemplateElement>(`#${id}`);
    if (template) this.region.replaceChildren(template.content.cloneNode(true));
  }
}
