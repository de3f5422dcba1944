/** As much of a service worker's surroundings as ours uses; TypeScript knows either those or pages. */
export interface WorkerScope {
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", heard: (event: LastingEvent) => void): void;
  addEventListener(type: "fetch", heard: (event: WorkerFetchEvent) => void): void;
  addEventListener(type: "sync", heard: (event: LastingEvent & { tag: string }) => void): void;
}

/** The worker lives at least until what it waits for is done. */
export interface LastingEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}

export interface WorkerFetchEvent extends LastingEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
