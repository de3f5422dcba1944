import { paths } from "../../views/paths.ts";

/** Someone who is signed in at a running server, without a browser. */
export class Visitor {
  private constructor(readonly url: string, readonly cookie: string) {}

  static async signIn(url: string, fields: Record<string, string>): Promise<Visitor> {
    const answer = await new Visitor(url, "").post(paths.signIn, fields);
    const cookie = answer.headers.get("set-cookie")?.split(";")[0];
    if (!cookie) throw new Error(`sign-in was answered with ${answer.status}`);
    return new Visitor(url, cookie);
  }

  get(path: string): Promise<Response> {
    return fetch(this.url + path, { headers: { cookie: this.cookie } });
  }

  /** Sends a form; a redirect is answered, not followed. */
  async post(path: string, fields: Record<string, string> | FormData): Promise<Response> {
    const answer = await fetch(this.url + path, {
      method: "POST",
      redirect: "manual",
      headers: { origin: new URL(this.url).origin, cookie: this.cookie },
      body: fields instanceof FormData ? fields : new URLSearchParams(fields),
    });
    await answer.body?.cancel();
    return answer;
  }
}
