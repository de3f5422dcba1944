import { CameraFailure } from "./camera.ts";
import { ReaderFailure } from "./reader_failure.ts";
import { CAMERA_SENTENCES, READER_SENTENCES } from "./reader_sentences.ts";

/** What to do without the camera or the reader. */
export function failureSentence(error: unknown): string {
  if (error instanceof CameraFailure) return CAMERA_SENTENCES[error.fault];
  return READER_SENTENCES[error instanceof ReaderFailure ? error.fault : "broken"];
}
