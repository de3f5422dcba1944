const CHANNEL = "vrs-offline";

let channel: BroadcastChannel | undefined;
const listeners = new Set<() => void>();

/** Calls when anything of the queue or the kit changed, on this page or on another one. */
export function hearChanges(changed: () => void): void {
  listeners.add(changed);
  theChannel().onmessage = () => tellHere();
}

/** Tells every page, this one included. */
export function tellChange(): void {
  theChannel().postMessage("changed");
  tellHere();
}

function tellHere(): void {
  for (const listener of listeners) listener();
}

function theChannel(): BroadcastChannel {
  return channel ??= new BroadcastChannel(CHANNEL);
}
