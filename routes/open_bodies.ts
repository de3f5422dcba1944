/** Bytes: every form, and no file. */
const SMALL = 1_000_000;

/**
 * Requests that bring something which may not have been read yet. When a server of Deno 2.9 is shut
 * down, it cuts all of them off, however long they have been running (denoland/deno#36809): so it
 * must not be before there are none.
 */
export class OpenBodies {
  #count = 0;
  #closed = () => {};

  /** Answers a request by `answer`, and remembers it until then; of a hasty one, only until it is read. */
  async hold(
    request: Request,
    { isHasty, answer }: {
      isHasty: boolean;
      answer(request: Request): Response | Promise<Response>;
    },
  ): Promise<Response> {
    if (request.method === "GET" || request.method === "HEAD") return await answer(request);
    this.#count++;
    try {
      if (!isHasty || !isSmall(request)) return await answer(request);
      const { url, method, headers } = request;
      const body = await request.bytes().catch(() => undefined);
      if (!body) return new Response(null, { status: 400 }); // its sender has gone
      request = new Request(url, { method, headers, body });
    } finally {
      this.#count--;
      this.#closed();
    }
    return await answer(request);
  }

  /** Resolves in a moment without any, or when somebody does not want to wait for it. */
  async none(hurry: Promise<unknown>): Promise<void> {
    let isHurried = false;
    hurry.then(() => {
      isHurried = true;
      this.#closed();
    });
    while (this.#count > 0 && !isHurried) {
      await new Promise<void>((closed) => this.#closed = closed);
    }
  }
}

function isSmall(request: Request): boolean {
  const length = request.headers.get("content-length");
  return length !== null && Number(length) <= SMALL;
}
