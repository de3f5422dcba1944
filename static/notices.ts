/**
 * The region above the page: the server's errors are swapped in there; a request that never
 * reached it is told here. Either way the form and what was typed stay. A new attempt clears it.
 * What keeps itself up to date beside the page (`data-live`) tries again by itself, unseen.
 */
export function tellLostRequests(): void {
  document.body.addEventListener("htmx:before:request", (event) => {
    if (!isLive(event)) document.getElementById("notices")?.replaceChildren();
  });
  document.body.addEventListener("htmx:error", (event) => {
    if (isLive(event)) return;
    const template = document.querySelector<HTMLTemplateElement>("#lost-request");
    if (template) {
      document.getElementById("notices")?.replaceChildren(template.content.cloneNode(true));
    }
  });
}

function isLive({ target }: Event): boolean {
  return target instanceof Element && target.closest("[data-live]") !== null;
}
