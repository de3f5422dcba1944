import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { EventStream } from "../routes/event_stream.ts";
import { aServer, type Environment, runVrs } from "./vrs_process.ts";

const PASSWORD = "correct horse battery";
const [URAYASU, ICHIKAWA] = ["122271", "122033"];

Deno.test("an inquiry made through one server shows on a page that is open at another", async () => {
  await using directory = await aDataDirectory();
  const here = { VRS_DATA_DIR: directory.path };
  await using first = await aServer(here);
  await using second = await aServer(here);
  const asking = await aDesk(here, first.url, URAYASU!);
  const asked = await aDesk(here, second.url, ICHIKAWA!);
  const events = new EventStream(await asked(paths.messageEvents));
  assert.equal((await events.next()).text, "");

  const answer = await asking(paths.transferByName, {
    municipalityCode: ICHIKAWA!,
    familyKana: "ミズカガミ",
    givenKana: "トワコ",
    birthDate: "19580321",
    sex: "female",
  });
  assert.equal(answer.status, 303);
  // Nobody is called so; unless this installation's keys hold the name anyway, it takes asking again.
  const id = answer.headers.get("location")!.split("/").at(-1)!;
  await asking(paths.inquiryCheck(id), { version: "1" });
  await events.shows(/^未読1件/);

  const stopped = second.stop("SIGTERM");
  await events.ends();
  const { code, stderr } = await stopped;
  assert.deepEqual([code, stderr], [0, ""]);
});

type Desk = (path: string, form?: Record<string, string>) => Promise<Response>;

/** Somebody of the municipality, signed in at a server: opens a path, or sends a form to it. */
async function aDesk(here: Environment, url: string, municipality: string): Promise<Desk> {
  const loginId = `yakuba@${municipality}.lg.jp`;
  const options = ["--kind", "municipal", "--municipality", municipality, "--password-stdin"];
  await runVrs(["account", "add", "--login-id", loginId, ...options], here, `${PASSWORD}\n`);
  let cookie = "";
  const send: Desk = async (path, form) => {
    const body = form && new URLSearchParams(form);
    const headers = { cookie, ...(form && { origin: url }) };
    const method = form ? "POST" : "GET";
    const answer = await fetch(url + path, { method, headers, body, redirect: "manual" });
    if (form) await answer.body?.cancel();
    return answer;
  };
  const signedIn = await send(paths.signIn, { loginId, password: PASSWORD });
  cookie = signedIn.headers.getSetCookie()[0]!.split(";")[0]!;
  return send;
}
