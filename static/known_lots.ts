interface KnownLots {
  narrow(): void;
  $root: HTMLElement;
}

/** Offers the lots of the chosen vaccine; before one is chosen, all of them. */
export function knownLots() {
  return {
    init(this: KnownLots) {
      this.narrow();
    },
    narrow(this: KnownLots) {
      const chosen = this.$root.querySelector("select")?.value ?? "";
      for (const option of this.$root.querySelectorAll("option[data-vaccine]")) {
        if (!(option instanceof HTMLOptionElement)) continue;
        option.disabled = chosen !== "" && option.dataset.vaccine !== chosen;
      }
    },
  };
}
