import { listCameras, type OpenCamera } from "./camera.ts";
import type { PanelParts } from "./panel_parts.ts";

/** The camera's picture is there: its frame and the buttons that go with it. */
export async function showCamera(parts: PanelParts, camera: OpenCamera): Promise<void> {
  parts.view.hidden = false;
  swapButtons(parts.start, parts.stop);
  parts.torch.hidden = !camera.hasTorch;
  labelTorch(parts.torch, "off");
  const cameras = await listCameras();
  parts.choice.hidden = cameras.length < 2;
  parts.cameras.replaceChildren(...cameras.map(({ deviceId, label }, index) => {
    const name = label || `カメラ${index + 1}`;
    return new Option(name, deviceId, false, deviceId === camera.deviceId);
  }));
}

export function hideCamera(parts: PanelParts): void {
  parts.view.hidden = true;
  parts.torch.hidden = true;
  parts.choice.hidden = true;
  markGuide(parts, "empty");
  swapButtons(parts.stop, parts.start);
}

/** The box over the picture: green once digits are seen in it, which the status line says too. */
export function markGuide({ guide }: PanelParts, state: "empty" | "seen"): void {
  guide.classList.toggle("camera__guide--seen", state === "seen");
}

export async function toggleTorch(button: HTMLButtonElement, camera: OpenCamera): Promise<void> {
  const state = button.getAttribute("aria-pressed") === "true" ? "off" : "on";
  await camera.light(state);
  labelTorch(button, state);
}

function labelTorch(button: HTMLButtonElement, state: "on" | "off"): void {
  button.setAttribute("aria-pressed", String(state === "on"));
}

/** A keyboard's focus goes on to the button that takes the other's place. */
function swapButtons(gone: HTMLButtonElement, come: HTMLButtonElement): void {
  const hadFocus = document.activeElement === gone;
  come.hidden = false;
  gone.hidden = true;
  if (hadFocus) come.focus();
}
