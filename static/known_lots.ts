interface KnownLots {
  narrow(): void;
  $root: HTMLElement;
}

/** Offers the lots of the chosen vaccine; before one is chosen, all may be typed, none is shown. */
export function knownLots() {
  return {
    init(this: KnownLots) {
      this.narrow();
    },
    narrow(this: KnownLots) {
      const chosen = this.$root.querySelector("select")?.value ?? "";
      const isOther = (lot: HTMLElement) => chosen !== "" && lot.dataset.vaccine !== chosen;
      for (const option of this.$root.querySelectorAll("option[data-vaccine]")) {
        if (option instanceof HTMLOptionElement) option.disabled = isOther(option);
      }
      const list = this.$root.querySelector<HTMLElement>(".known-lots");
      if (!list) return;
      const lots = [...list.querySelectorAll<HTMLElement>("[data-vaccine]")];
      for (const lot of lots) lot.hidden = isOther(lot);
      list.hidden = chosen === "" || lots.every((lot) => lot.hidden);
    },
    /** A lot of the list that is pressed goes into the field. */
    take(this: KnownLots, { target }: Event) {
      const pressed = target instanceof Element
        ? target.closest<HTMLButtonElement>(".known-lots button")
        : null;
      const field = this.$root.querySelector<HTMLInputElement>("input[name=lotNumber]");
      if (!pressed || !field) return;
      field.value = pressed.value;
      field.focus();
    },
  };
}
