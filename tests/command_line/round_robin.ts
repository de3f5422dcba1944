/** A browser's requests, each to the next of several servers; one that is gone is left out. */
export class RoundRobin {
  #next = 0;
  #cookies = new Map<string, string>();

  constructor(private readonly urls: readonly string[]) {}

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    for (let tried = 1;; tried++) {
      const url = this.urls[this.#next++ % this.urls.length]!;
      const headers = new Headers(init.headers);
      headers.set("cookie", [...this.#cookies].map((cookie) => cookie.join("=")).join("; "));
      if (init.method === "POST") headers.set("origin", url);
      try {
        const answer = await fetch(url + path, { ...init, headers, redirect: "manual" });
        for (const text of answer.headers.getSetCookie()) this.#keep(text);
        return answer;
      } catch (error) {
        if (tried === this.urls.length) throw error;
      }
    }
  }

  #keep(setCookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
    if (/max-age=0/i.test(setCookie)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
