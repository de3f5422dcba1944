/** Entry of the thread that packs one large file. Started by `pack_beside.ts`. */
import { yieldToRequests } from "../db/job/yield_to_requests.ts";
import type { ToPackBeside } from "./pack_beside.ts";
import { type Bytes, packNow } from "./pack_now.ts";

const thread = self as unknown as {
  onmessage: (event: MessageEvent<ToPackBeside>) => void;
  postMessage(packed: Bytes): void;
};

thread.onmessage = ({ data }) => {
  if (data.canWait) yieldToRequests();
  thread.postMessage(packNow(data));
};
