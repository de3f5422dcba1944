/** The server did not do what it was asked; `message` is a Japanese sentence for the screen. */
export class NoAnswer extends Error {}

const ADVICE: Record<number, string> = {
  401: "ログインの有効期限が切れました。別のタブでログインし直してから、もう一度押してください。",
};

/**
 * Posts fields and answers the HTML that came back; `isRefused` when the form is to be corrected.
 * Throws `NoAnswer`, after which the same may be sent again.
 */
export async function post(
  url: string,
  fields: Record<string, string>,
): Promise<{ html: string; isRefused: boolean }> {
  const headers = { "HX-Request": "true" };
  const body = new URLSearchParams(fields);
  const answer = await fetch(url, { method: "POST", headers, body }).catch(() => {
    throw new NoAnswer("通信できませんでした。通信を確かめて、もう一度押してください。");
  });
  const isRefused = answer.status === 422;
  if (answer.ok || isRefused) return { html: await answer.text(), isRefused };
  throw new NoAnswer(
    ADVICE[answer.status] ?? "サーバーで処理できませんでした。しばらくしてもう一度押してください。",
  );
}
