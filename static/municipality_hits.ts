/** The list below 自治体名から探す: hidden, or open with at most one of its options active. */
export interface Hits {
  finder: HTMLInputElement;
  box: HTMLElement;
  list: HTMLElement;
}

export function hitsOf(root: HTMLElement): Hits {
  return {
    finder: root.querySelector<HTMLInputElement>("[role=combobox]")!,
    box: root.querySelector<HTMLElement>(".chooser__hits")!,
    list: root.querySelector<HTMLElement>("[role=listbox]")!,
  };
}

/** Opens what came in, unless nobody waits for it any more. */
export function openHits({ finder, box, list }: Hits): void {
  closeHits({ finder, box, list });
  const isOpen = document.activeElement === finder && list.children.length > 0;
  box.hidden = !isOpen;
  finder.setAttribute("aria-expanded", String(isOpen));
}

export function closeHits({ finder, box, list }: Hits): void {
  box.hidden = true;
  finder.setAttribute("aria-expanded", "false");
  finder.removeAttribute("aria-activedescendant");
  for (const option of list.children) option.setAttribute("aria-selected", "false");
}

/** The next option (1) or the one before (-1), round and round. */
export function moveActive(hits: Hits, step: 1 | -1): void {
  const { finder, box, list } = hits;
  if (box.hidden) return openHits(hits);
  const options = [...list.children];
  const from = options.findIndex((option) => option.id === activeId(hits));
  const start = from < 0 && step < 0 ? 0 : from;
  const active = options.at((start + step) % options.length);
  for (const option of options) option.setAttribute("aria-selected", String(option === active));
  finder.setAttribute("aria-activedescendant", active?.id ?? "");
  active?.scrollIntoView({ block: "nearest" });
}

/**
 * What Enter takes: the active option, or the only one. Nothing while the list belongs to an earlier
 * text than what is typed by now.
 */
export function optionToTake(hits: Hits): HTMLElement | undefined {
  const { finder, box, list } = hits;
  if (box.hidden || list.dataset.text !== finder.value.trim()) return undefined;
  const options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
  const active = options.find(({ id }) => id === activeId(hits));
  return active ?? (options.length === 1 ? options[0] : undefined);
}

function activeId({ finder }: Hits): string | null {
  return finder.getAttribute("aria-activedescendant");
}
