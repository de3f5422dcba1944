/** Why there is no picture. */
export type CameraFault = "refused" | "absent" | "in_use" | "insecure" | "unknown";

export class CameraFailure extends Error {
  constructor(readonly fault: CameraFault, detail: string) {
    super(detail);
  }
}

export interface OpenCamera {
  stream: MediaStream;
  hasTorch: boolean;
  /** Which of the cameras it is. */
  deviceId: string | undefined;
  /** Switches the light on or off. */
  light(state: "on" | "off"): Promise<void>;
  /** The light on the device goes out. */
  close(): void;
}

/** The torch is not in TypeScript's list of constraints: only phones and tablets have one. */
interface TorchCapabilities extends MediaTrackCapabilities {
  torch?: boolean;
}
interface TorchConstraints extends MediaTrackConstraintSet {
  torch?: boolean;
}

/** Enough for digits 12 pixels high at arm's length; more only makes each frame slower. */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** Opens the camera on the back, or the chosen one. Throws a `CameraFailure`. */
export async function openCamera(deviceId?: string): Promise<OpenCamera> {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new CameraFailure("insecure", "no getUserMedia");
  }
  const choice = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: "environment" };
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { ...SIZE, ...choice },
    audio: false,
  }).catch((error: unknown) => {
    throw new CameraFailure(faultOf(error), `${error}`);
  });
  return ofStream(stream);
}

/** All cameras by the names the browser gives them; names come only once the use is allowed. */
export async function listCameras(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput");
}

/** Whether the browser would ask, or refuse, before it opens a camera it has opened before. */
export async function isCameraAsked(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: "camera" as PermissionName });
    return state !== "granted";
  } catch {
    // A browser that does not tell keeps a permission as long as the document.
    return false;
  }
}

function ofStream(stream: MediaStream): OpenCamera {
  const [track] = stream.getVideoTracks();
  const capabilities: TorchCapabilities | undefined = track?.getCapabilities?.();
  return {
    stream,
    hasTorch: capabilities?.torch === true,
    deviceId: track?.getSettings().deviceId,
    async light(state) {
      const advanced: TorchConstraints[] = [{ torch: state === "on" }];
      await track?.applyConstraints({ advanced });
    },
    close() {
      for (const each of stream.getTracks()) each.stop();
    },
  };
}

function faultOf(error: unknown): CameraFault {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "absent";
    case "NotReadableError":
    case "AbortError":
      return "in_use";
    default:
      return "unknown";
  }
}
