interface PassingNumber {
  timer: number;
  pass(): void;
  $root: HTMLElement;
}

/** A number that leaves the screen after so many seconds, and with the page: no back button has it. */
export function passingNumber() {
  return {
    timer: 0,
    init(this: PassingNumber) {
      const pass = () => this.pass();
      this.timer = globalThis.window.setTimeout(pass, Number(this.$root.dataset.seconds) * 1_000);
      globalThis.window.addEventListener("pagehide", pass, { once: true });
    },
    destroy(this: PassingNumber) {
      globalThis.window.clearTimeout(this.timer);
    },
    pass(this: PassingNumber) {
      this.$root.querySelector("[data-passing]")?.replaceChildren("（表示を終えました）");
      for (const told of this.$root.querySelectorAll<HTMLElement>("[role=status] > p")) {
        told.hidden = !("passed" in told.dataset);
      }
    },
  };
}
