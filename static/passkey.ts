import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";

const ASKED_AGAIN = "確認の時間が過ぎました。この画面を開き直して、もう一度操作してください。";
const NOT_DONE = "パスキーの操作が終わっていません。もう一度操作してください。";
const KNOWN_HERE = "この端末のパスキーは既に登録されています。";
const WRONG_ADDRESS = "このアドレスではパスキーを使えません。別の方法を使ってください。";

class StaleQuestion extends Error {}

/** Shows the page's passkey forms, or says that this browser can use none. */
function mount(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    if (browserSupportsWebAuthn()) {
      form.hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        answerAndSend(form);
      });
    } else {
      const missing = form.parentElement?.querySelector<HTMLElement>("[data-passkey-missing]");
      if (missing) missing.hidden = false;
    }
  }
}

/** Lets the passkey answer what the server asks, and sends the form with the answer in it. */
async function answerAndSend(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  const told = form.querySelector<HTMLElement>("[data-told]");
  const answer = form.querySelector<HTMLInputElement>("input[name=answer]");
  if (!button || !told || !answer || button.disabled) return;
  button.disabled = true;
  told.textContent = "";
  try {
    answer.value = JSON.stringify(await answerOf(form));
    form.submit();
  } catch (error) {
    told.textContent = sentenceOf(error);
    button.disabled = false;
  }
}

async function answerOf({ dataset }: HTMLFormElement): Promise<unknown> {
  const asked = await fetch(dataset.options!, { method: "POST", body: new URLSearchParams() });
  // Sent on to another page: the session or the confirmation is over.
  if (!asked.headers.get("content-type")?.includes("json")) throw new StaleQuestion();
  const optionsJSON = await asked.json();
  return dataset.passkey === "registration"
    ? await startRegistration({ optionsJSON })
    : await startAuthentication({ optionsJSON });
}

function sentenceOf(error: unknown): string {
  if (error instanceof StaleQuestion) return ASKED_AGAIN;
  if (!(error instanceof WebAuthnError)) return NOT_DONE;
  if (error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return KNOWN_HERE;
  return /^ERROR_INVALID_(DOMAIN|RP_ID)$/.test(error.code) ? WRONG_ADDRESS : NOT_DONE;
}

mount();
