import { paths } from "../../views/paths.ts";

/** Signs in at a running server; answers where it leads, undefined when it was refused. */
export async function signInAt(
  url: string,
  loginId: string,
  password: string,
): Promise<string | undefined> {
  const answer = await postTo(url + paths.signIn, { loginId, password });
  return answer.headers.get("location") ?? undefined;
}

/** Sends a form as the page at that address would; a redirect is answered, not followed. */
export async function postTo(
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const answer = await fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { origin: new URL(url).origin, ...headers },
    body: new URLSearchParams(fields),
  });
  await answer.body?.cancel();
  return answer;
}
