interface Keypad {
  $root: HTMLElement;
}

/** Digits typed with the thumb into the field that the keypad names. */
export function pinKeypad() {
  return {
    init(this: Keypad) {
      this.$root.hidden = false;
    },
    press(this: Keypad, { target }: Event) {
      const key = target instanceof Element ? target.closest<HTMLElement>("[data-key]") : null;
      const name = this.$root.dataset.field;
      const input = this.$root.closest("form")?.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (key && input) input.value = pressedOn(input.value, key.dataset.key!);
    },
  };
}

function pressedOn(value: string, key: string): string {
  if (key === "clear") return "";
  return key === "back" ? value.slice(0, -1) : value + key;
}
