/**
 * Entry of the thread that publishes: hiding small cells and packing files take a core for minutes
 * where the nation is large, and must not keep the thread that answers requests. Started by
 * `publish_beside.ts`, for one publication.
 */
import { OperatorError } from "../../domain/operator_error.ts";
import { faultOf } from "../job/fault_of.ts";
import { yieldToRequests } from "../job/yield_to_requests.ts";
import type { FromPublication, ToPublication } from "./publish_beside.ts";
import { makePublication } from "./make_publication.ts";

const thread = self as unknown as {
  onmessage: (event: MessageEvent<ToPublication>) => void;
  postMessage(message: FromPublication): void;
};

yieldToRequests();
thread.onmessage = async ({ data: { address, order } }) => {
  try {
    thread.postMessage({ published: await makePublication(address, order) });
  } catch (error) {
    const refusal = error instanceof OperatorError ? error.message : undefined;
    thread.postMessage({ refusal, fault: faultOf(error) });
  }
};
