/**
 * After htmx put a new page into `<main>` it is seen from its top, and the focus goes where a reader
 * would look: to the error summary, else to the field that waits for input, else to the page itself.
 * A first load likewise. What changes by itself beside the page (notices, figures of a running job)
 * leaves the focus alone.
 */
export function focusAfterSwap(): void {
  focusFirst();
  document.body.addEventListener("htmx:after:swap", (event) => {
    const isAside = event.target instanceof Element &&
      event.target.closest("#notices, [data-live]") !== null;
    if (isAside) return;
    scrollTo(0, 0);
    if (!focusFirst()) document.getElementById("main")?.focus({ preventScroll: true });
  });
}

function focusFirst(): boolean {
  const target = document.querySelector<HTMLElement>("[data-focus=first]") ??
    document.querySelector<HTMLElement>("[data-focus=field]");
  target?.focus({ preventScroll: true });
  // No further than it takes: a browser would put it in the middle, and what it is about out of sight.
  target?.scrollIntoView({ block: "nearest" });
  return target !== null;
}
