/** A template of views/offline, or a place on the page: what is filled in by its marks. */
export type Place = DocumentFragment | Element;

/** Throws when the page and this script no longer fit together. */
export function cloneTemplate(id: string): DocumentFragment {
  const template = document.querySelector<HTMLTemplateElement>(`template#${id}`);
  if (!template) throw new Error(`the page has no template ${id}`);
  return document.importNode(template.content, true);
}

/** Texts by the names of their slots; what has no slot is not shown. */
export function fillSlots(place: Place, texts: Record<string, string>): void {
  for (const [name, text] of Object.entries(texts)) {
    for (const slot of place.querySelectorAll(`[data-slot="${name}"]`)) slot.textContent = text;
  }
}

/** Shows what is marked so when there is something to show; else hides it. */
export function showIf(place: Place, name: string, something: unknown): void {
  for (const part of place.querySelectorAll<HTMLElement>(`[data-show="${name}"]`)) {
    part.hidden = !something;
  }
}

/** One row of a template for each item. */
export function rowsOf<Item>(
  template: string,
  items: readonly Item[],
  fill: (row: DocumentFragment, item: Item) => void,
): DocumentFragment[] {
  return items.map((item) => {
    const row = cloneTemplate(template);
    fill(row, item);
    return row;
  });
}

/** Rows of one text each. */
export function textRows(template: string, texts: readonly string[]): DocumentFragment[] {
  return rowsOf(template, texts, (row, message) => fillSlots(row, { message }));
}

/** Puts rows into a list, in place of those that were there. */
export function fillList(place: Place, name: string, rows: readonly DocumentFragment[]): void {
  place.querySelector(`[data-list="${name}"]`)?.replaceChildren(...rows);
}

/** Calls for a press or a submission of what is marked so. */
export function onAct(place: Place, name: string, act: (acted: HTMLElement) => void): void {
  for (const acted of place.querySelectorAll<HTMLElement>(`[data-act="${name}"]`)) {
    acted.addEventListener(acted instanceof HTMLFormElement ? "submit" : "click", (event) => {
      event.preventDefault();
      act(acted);
    });
  }
}

/** The screen of a template in place of the one before; the reader and the focus follow. */
export function openScreen(
  template: string,
  fill: (screen: DocumentFragment) => void = () => {},
): HTMLElement {
  const root = document.getElementById("offline");
  if (!root) throw new Error("the page has no place for offline screens");
  const screen = cloneTemplate(template);
  fill(screen);
  // `static/focus.ts` looks for the mark alone.
  for (const unseen of screen.querySelectorAll("[hidden][data-focus], [hidden] [data-focus]")) {
    unseen.removeAttribute("data-focus");
  }
  root.replaceChildren(screen);
  document.body.dispatchEvent(new CustomEvent("htmx:after:swap"));
  return root;
}
