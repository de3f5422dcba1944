import { closeHits, hitsOf, moveActive, openHits, optionToTake } from "./municipality_hits.ts";

interface Chooser {
  $root: HTMLElement;
}

/**
 * 都道府県・自治体 with JavaScript: 自治体名から探す is a combobox (arrows, Enter, Escape), and beside the
 * form's button stands whom it will ask. What is typed or chosen later undoes what was chosen before:
 * only what is in sight is ever asked.
 */
export function municipalityChooser() {
  return {
    init(this: Chooser) {
      const root = this.$root;
      // What htmx swaps in was parsed as if there were no scripts.
      for (const withoutScript of root.querySelectorAll("noscript")) withoutScript.remove();
      root.addEventListener("htmx:after:swap", ({ target }) => {
        // The event comes from what asked, or from what took its place.
        if (target === hitsOf(root).finder) showHits(root);
        else showChosen(root);
      });
      tell(root);
    },
    /** What is typed is no choice yet. */
    type(this: Chooser) {
      choose(this.$root, "prefectureCode", "");
      choose(this.$root, "municipalityCode", "");
      tell(this.$root);
      search(this.$root);
    },
    change(this: Chooser, { target }: Event) {
      if (!(target instanceof HTMLSelectElement)) return;
      hitsOf(this.$root).finder.value = "";
      if (target.name === "prefectureCode") choose(this.$root, "municipalityCode", "");
      tell(this.$root);
    },
    press(this: Chooser, event: KeyboardEvent) {
      // Enter and the arrows belong to who is converting kana to kanji.
      if (event.isComposing) return;
      const hits = hitsOf(this.$root);
      if (event.key === "ArrowDown") moveActive(hits, 1);
      else if (event.key === "ArrowUp") moveActive(hits, -1);
      else if (event.key === "Enter") optionToTake(hits)?.click();
      else if (event.key === "Escape") closeHits(hits);
      else return;
      event.preventDefault();
    },
    close(this: Chooser) {
      closeHits(hitsOf(this.$root));
    },
    /** A pressed option leaves the focus in the field. */
    hold(event: Event) {
      event.preventDefault();
    },
  };
}

/** Asks the server, in an address: no municipality has a digit in its name, but a My Number has. */
function search(root: HTMLElement): void {
  const hits = hitsOf(root);
  if (/\p{Nd}/u.test(hits.finder.value)) closeHits(hits);
  else hits.finder.dispatchEvent(new Event("named"));
}

function showHits(root: HTMLElement): void {
  const hits = hitsOf(root);
  openHits(hits);
  const { text, summary = "" } = hits.list.dataset;
  root.querySelector("[data-hits-status]")!.textContent = text ? summary : "";
}

/** The lists came in anew: of a prefecture, or with the option that was taken. */
function showChosen(root: HTMLElement): void {
  const { finder } = hitsOf(root);
  const name = chosenName(root);
  if (name) finder.value = name;
  closeHits(hitsOf(root));
  root.querySelector("[data-hits-status]")!.textContent = "";
  tell(root);
}

function tell(root: HTMLElement): void {
  const place = root.closest("form")?.querySelector("[data-asked-municipality]");
  const name = chosenName(root);
  if (place) place.textContent = name ? `照会先：${name}` : "";
}

function chosenName(root: HTMLElement): string | undefined {
  return selectOf(root, "municipalityCode").selectedOptions[0]?.dataset.fullName;
}

function choose(root: HTMLElement, name: string, value: string): void {
  selectOf(root, name).value = value;
}

function selectOf(root: HTMLElement, name: string): HTMLSelectElement {
  return root.querySelector<HTMLSelectElement>(`select[name=${name}]`)!;
}
