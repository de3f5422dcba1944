import { AsyncLocalStorage } from "node:async_hooks";

/** The request that is being answered, for what is told of it from below (slow statements). */
export interface CurrentRequest {
  id: string;
  /** "POST /venue/doses": the pattern, as far as it is known by then. */
  readonly route: string;
}

const storage = new AsyncLocalStorage<CurrentRequest>();

/** Undefined for what no request waits for. */
export function currentRequest(): CurrentRequest | undefined {
  return storage.getStore();
}

/** Whatever `work` does is done for this request. */
export function forRequest<Value>(request: CurrentRequest, work: () => Value): Value {
  return storage.run(request, work);
}
