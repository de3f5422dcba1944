import type { Tablet } from "./tablet.ts";
import { fillSlots } from "./template.ts";

/**
 * The page ログアウト: says what has not been sent, and takes the key away before the form goes; the
 * entries stay, sealed, for the next time this account signs in here.
 */
export async function watchSignOut(tablet: Tablet): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('main form[action="/sign-out"]');
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tablet.signOut().catch(console.warn).finally(() => form.submit());
  });
  const entries = await tablet.entries();
  const told = document.getElementById("sign-out-unsent");
  if (!told || entries.length === 0) return;
  fillSlots(told, { "unsent-count": String(entries.length) });
  told.hidden = false;
  const button = form.querySelector<HTMLElement>("[data-unsent-label]");
  if (button) button.textContent = button.dataset.unsentLabel ?? "";
}
