import { ReaderFailure } from "./reader_failure.ts";

/**
 * Compiles a module ourselves: what a library compiles on its own may hang instead of failing when
 * the browser or the page's policy refuses WebAssembly (REPORT.md 7).
 */
export async function loadWasm(url: string): Promise<WebAssembly.Module> {
  const answer = await load(url);
  try {
    return await WebAssembly.compileStreaming(answer);
  } catch (error) {
    throw new ReaderFailure("no_wasm", `${url}: ${error}`);
  }
}

/** The bytes of a file that belongs to the reader. */
export async function loadBytes(url: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await (await load(url)).arrayBuffer());
  } catch (error) {
    throw error instanceof ReaderFailure ? error : new ReaderFailure("not_loaded", `${error}`);
  }
}

async function load(url: string): Promise<Response> {
  const answer = await fetch(url).catch((error) => {
    throw new ReaderFailure("not_loaded", `${url}: ${error}`);
  });
  if (!answer.ok) throw new ReaderFailure("not_loaded", `${url}: ${answer.status}`);
  return answer;
}
