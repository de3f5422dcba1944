/**
 * The region above the page: the server's errors are swapped in there; a request that never
 * reached it is told here. Either way the form and what was typed stay. A new attempt clears it.
 */
export function tellLostRequests(): void {
  document.body.addEventListener("htmx:before:request", () => {
    document.getElementById("notices")?.replaceChildren();
  });
  document.body.addEventListener("htmx:error", () => {
    const template = document.querySelector<HTMLTemplateElement>("#lost-request");
    if (template) {
      document.getElementById("notices")?.replaceChildren(template.content.cloneNode(true));
    }
  });
}
