let audio: AudioContext | undefined;

/** Sounds need a first touch; ask for them while a button is pressed. */
export function prepareSignal(): void {
  try {
    audio ??= new AudioContext();
    if (audio.state === "suspended") audio.resume().catch(() => {});
  } catch {
    // A browser without sound: the page says everything in words too.
  }
}

/** A short high tone and a tremble: read. Two low ones: look at the screen. */
export function signalRead(): void {
  beep(880, 0);
  navigator.vibrate?.(60);
}

export function signalAttention(): void {
  beep(330, 0);
  beep(330, 0.18);
  navigator.vibrate?.([60, 80, 60]);
}

/** `delay` in seconds. */
function beep(frequency: number, delay: number): void {
  if (audio?.state !== "running") return;
  const tone = new OscillatorNode(audio, { frequency });
  const volume = new GainNode(audio, { gain: 0.15 });
  tone.connect(volume).connect(audio.destination);
  tone.start(audio.currentTime + delay);
  tone.stop(audio.currentTime + delay + 0.12);
}
