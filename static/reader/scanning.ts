import { type OpenCamera, openCamera } from "./camera.ts";
import { createFrameLoop, type FramePace } from "./frame_loop.ts";
import type { ReadAnswer } from "./messages.ts";
import { theWorker } from "./the_worker.ts";

export interface ScanRequest {
  video: HTMLVideoElement;
  workerUrl: string;
  /** The camera last chosen, if any. */
  deviceId: string | undefined;
  /** Unlike that of every other scan in this document. */
  scan: number;
  /** Ends it: the camera stops, and nothing more is told. */
  signal: AbortSignal;
  opened(camera: OpenCamera): void;
  told(answer: ReadAnswer, pace: FramePace): void;
}

/**
 * Shows the camera's picture and reads its frames until `signal`. Resolves then; rejects with a
 * `CameraFailure` or a `ReaderFailure`. Whichever way it ends, the camera is off.
 */
export async function scan(request: ScanRequest): Promise<void> {
  const { video, signal, workerUrl } = request;
  // The worker loads while a person is still asked whether the camera may be used.
  const loading = theWorker(workerUrl);
  loading.catch(() => {});
  const camera = await openCamera(request.deviceId);
  const close = () => {
    camera.close();
    // The next scan may have begun to show its own.
    if (video.srcObject === camera.stream) video.srcObject = null;
  };
  if (signal.aborted) return close();
  // At once, whatever else is still waited for.
  signal.addEventListener("abort", close);
  try {
    video.srcObject = camera.stream;
    request.opened(camera);
    await Promise.all([video.play(), loading]);
    if (!signal.aborted) await readFrames(request);
  } catch (error) {
    // Taking the picture away interrupts `play`, which is no failure.
    if (!signal.aborted) throw error;
  } finally {
    close();
  }
}

function readFrames({ video, workerUrl, scan, signal, told }: ScanRequest): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const loop = createFrameLoop({
    grab: () => createImageBitmap(video),
    read: async (picture: ImageBitmap) => (await theWorker(workerUrl)).readFrame(picture, scan),
    told,
    failed: reject,
    now: () => performance.now(),
  });
  eachFrame(video, signal, () => loop.offer(performance.now()));
  signal.addEventListener("abort", () => {
    loop.stop();
    resolve();
  });
  return promise;
}

/** Calls for every picture the camera delivers; the browser draws them without waiting for us. */
function eachFrame(video: HTMLVideoElement, signal: AbortSignal, look: () => void): void {
  const next = () => {
    if (signal.aborted) return;
    look();
    wait();
  };
  const wait = () => {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(next);
    else requestAnimationFrame(next);
  };
  wait();
}
