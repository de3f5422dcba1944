/** Entry of the thread that packs one large file. Started by `pack_beside.ts`. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { yieldToRequests } from "../db/job/yield_to_requests.ts";
import type { ToPack } from "./pack_beside.ts";

const thread = self as unknown as {
  onmessage: (event: MessageEvent<ToPack>) => void;
  postMessage(packed: Uint8Array): void;
};

thread.onmessage = ({ data: { bytes, encoding, level, canWait } }) => {
  if (canWait) yieldToRequests();
  const params = { [constants.BROTLI_PARAM_QUALITY]: level };
  const made = encoding === "br"
    ? brotliCompressSync(bytes, { params })
    : gzipSync(bytes, { level });
  thread.postMessage(new Uint8Array(made));
};
