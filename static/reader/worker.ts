import { loadReader } from "./load_reader.ts";
import type { Answer, Request } from "./messages.ts";
import { createPictureReader, type PictureReader } from "./picture_reader.ts";
import type { ReaderFiles } from "./reader_files.ts";
import { ReaderFailure } from "./reader_failure.ts";

/** Written into the bundle by routes/assets.ts, so that worker and files always fit together. */
declare const READER_FILES: ReaderFiles;

let reader: Promise<PictureReader> | undefined;

/** Everything that takes long happens here, beside the page. */
globalThis.addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  globalThis.postMessage(await answer(data));
});

async function answer(request: Request): Promise<Answer> {
  const { id } = request;
  const startedAt = performance.now();
  try {
    reader ??= loadReader(READER_FILES).then(createPictureReader);
    const loaded = await reader;
    switch (request.kind) {
      case "start":
        return { id, kind: "ready", spent: performance.now() - startedAt };
      case "frame":
        return { id, ...await loaded.readFrame(request.picture, request.scan) };
      case "still":
        return { id, ...await loaded.readStill(request.picture) };
    }
  } catch (error) {
    const fault = error instanceof ReaderFailure ? error.fault : "broken";
    return { id, kind: "fault", fault, detail: `${error}` };
  }
}
