import type { Hono } from "hono";
import type { AppEnv } from "../../routes/app_env.ts";

/** What a person sees after a click: the answer that is no redirect any more. */
export interface Page {
  status: number;
  /** Address of the page, after redirects. */
  path: string;
  headers: Headers;
  html: string;
  /** Every address the browser was sent on to, in order. */
  redirects: string[];
}

export type Fields = Record<string, string | File>;

const ORIGIN = "http://localhost";

/** A browser without JavaScript: keeps cookies, names its origin, follows redirects. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Every address it ever asked for or was sent to. */
  readonly addresses: string[] = [];

  constructor(readonly app: Hono<AppEnv>, readonly remoteAddress = "127.0.0.1") {}

  visit(path: string, headers: HeadersInit = {}): Promise<Page> {
    return this.#follow(path, { headers });
  }

  /** Sends a form; with a file in it as multipart/form-data. */
  submit(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Page> {
    return this.#follow(path, {
      method: "POST",
      headers: { origin: ORIGIN, ...headers },
      body: formBody(fields),
    });
  }

  /** One request and its answer, whatever it is. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    this.addresses.push(path);
    const headers = new Headers(init.headers);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookie) headers.set("cookie", cookie);
    const { remoteAddress } = this;
    const answer = await this.app.request(path, { ...init, headers }, { remoteAddress });
    for (const text of answer.headers.getSetCookie()) this.#keep(text);
    return answer;
  }

  async #follow(path: string, init: RequestInit): Promise<Page> {
    const redirects: string[] = [];
    let answer = await this.send(path, init);
    for (let to = path; answer.status === 303;) {
      await answer.body?.cancel();
      to = answer.headers.get("location")!;
      redirects.push(to);
      answer = await this.send(to, { headers: withoutBody(init.headers) });
    }
    const { status, headers } = answer;
    const html = await answer.text();
    return { status, headers, html, redirects, path: redirects.at(-1) ?? path };
  }

  #keep(setCookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
    if (/max-age=0/i.test(setCookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function formBody(fields: Fields): FormData | URLSearchParams {
  const hasFile = Object.values(fields).some((value) => value instanceof File);
  const form = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.append(name, value as string);
  return form;
}

/** A browser keeps a request's own headers on a redirect, but not what told of the body. */
function withoutBody(headers: HeadersInit = {}): Headers {
  const kept = new Headers(headers);
  kept.delete("origin");
  kept.delete("content-type");
  return kept;
}
