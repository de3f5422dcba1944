/** A form may lead into another tab: the tabs above `<main>` follow what was swapped into it. */
export function followOpenTab(): void {
  document.body.addEventListener("htmx:after:swap", () => {
    const mark = document.querySelector<HTMLElement>("#main [data-open-tab]");
    if (!mark) return;
    for (const tab of document.querySelectorAll(".tabs__tab")) {
      const isOpen = tab.getAttribute("href") === mark.dataset.openTab;
      if (isOpen) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
  });
}
