const LOOK_EVERY_MS = 1_000;
const DOINGS = ["pointerdown", "keydown", "input"];

/**
 * Asks who works at a shared tablet when nothing was done for the idle time, or when somebody hands
 * over: in front of the page, on which what was typed stays.
 */
export function operatorBar() {
  let lock: OperatorLock | undefined;
  return {
    init(this: { $root: HTMLElement }) {
      lock = new OperatorLock(this.$root);
    },
    destroy() {
      lock?.leave();
    },
    /** 担当者を交代. */
    change(event: Event) {
      event.preventDefault();
      lock?.open();
    },
    /** 交代せずに戻る. */
    close() {
      lock?.close();
    },
  };
}

class OperatorLock {
  #lastAt = Date.now();
  readonly #leaving = new AbortController();
  readonly #dialog: HTMLDialogElement;
  readonly #form: HTMLElement;

  constructor(private readonly bar: HTMLElement) {
    this.#dialog = bar.querySelector("dialog")!;
    this.#form = bar.querySelector("#operator-lock")!;
    const { signal } = this.#leaving;
    for (const doing of DOINGS) {
      document.addEventListener(doing, () => this.#lastAt = Date.now(), { signal });
    }
    this.#dialog.addEventListener("cancel", (event) => {
      if (this.#isLocked()) event.preventDefault();
    });
    // The dialog closes, with no PIN left in it, however it was left.
    this.#dialog.addEventListener("close", () => {
      if (this.#isLocked()) this.open();
      else this.#form.replaceChildren();
    });
    new MutationObserver(() => this.#entered())
      .observe(bar.querySelector("#operator-who")!, { childList: true });
    new MutationObserver(() => this.#focusForm()).observe(this.#form, { childList: true });
    const looking = setInterval(() => this.#look(), LOOK_EVERY_MS);
    signal.addEventListener("abort", () => clearInterval(looking));
    // A tablet that slept has no timers meanwhile.
    document.addEventListener("visibilitychange", () => this.#look(), { signal });
  }

  leave(): void {
    this.#leaving.abort();
  }

  open(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#form.dispatchEvent(new CustomEvent("open-lock"));
  }

  close(): void {
    if (!this.#isLocked()) this.#dialog.close();
  }

  #isLocked(): boolean {
    return "locked" in this.bar.dataset;
  }

  #look(): void {
    if (!this.bar.isConnected) return this.leave();
    const idleMs = Number(this.bar.dataset.idleSeconds) * 1000;
    if (this.#isLocked() || Date.now() - this.#lastAt < idleMs) return;
    this.bar.dataset.locked = "";
    this.open();
  }

  /** To what was wrong, else to the first field. */
  #focusForm(): void {
    if (!this.#dialog.open) return;
    const first = this.#form.querySelector<HTMLElement>("[data-focus=first]") ??
      this.#form.querySelector<HTMLElement>("input:not([type=hidden])");
    first?.focus();
  }

  /** The focus goes back to where it was. */
  #entered(): void {
    delete this.bar.dataset.locked;
    this.#lastAt = Date.now();
    this.#dialog.close();
  }
}
