import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aRecipient, type RecipientCells, toCsv } from "../db/upload/a_recipient.ts";
import { aServer, type Environment, runVrs, type VrsEnd } from "./vrs_process.ts";

const PASSWORD = "correct horse battery staple";
const URAYASU = "122271";

Deno.test("keys are added, rotated and retired under two servers at work, which log no secret", async () => {
  await using directory = await aDataDirectory();
  const here = { VRS_DATA_DIR: directory.path };
  const ends: VrsEnd[] = [];
  const secrets: string[] = [PASSWORD, ...await keysIn(directory.path)];
  const vrs = async (...args: string[]) => {
    const end = await runVrs(args, here);
    assert.deepEqual([end.code, end.stderr], [0, ""], args.join(" "));
    ends.push(end);
    secrets.push(...await keysIn(directory.path));
    return end.stdout;
  };
  {
    await using first = await aServer(here);
    await using second = await aServer(here);
    const [one, other] = [await aDesk(here, first.url), await aDesk(here, second.url)];
    const [early, late] = [[aRecipient()], [aRecipient(), aRecipient()]];
    const before = await one.upload(early);

    assert.match(await vrs("keys", "add"), /鍵 k2 を加えました/);
    const after = await other.upload(late);
    assert.equal(await one.download(after), toCsv(late), "the first opens what k2 sealed");
    assert.match(await vrs("keys", "rotate"), /残りはありません。/);
    await vrs("keys", "retire", "k1");
    const listed = await vrs("keys", "list");
    assert.match(listed, /^鍵 k2（使用中）\n(\w+\.\w+: 鍵 k2 [\d,]+件\n)+$/);
    for (const desk of [one, other]) {
      assert.equal(await desk.download(before), toCsv(early));
      assert.equal(await desk.download(after), toCsv(late));
    }
    await other.download(await other.upload([aRecipient()]));
    assert.match(await vrs("erase", "--dry-run"), /まだ消去していません）: なし/);
    assert.match(await vrs("erase"), /消去しました: なし/);
    secrets.push(one.token, other.token, ...numbersOf([...early, ...late]));
    // The first started the database, so it ends last.
    ends.push(await second.stop("SIGTERM"), await first.stop("SIGTERM"));
  }
  await using again = await aServer(here);
  ends.push(await again.stop("SIGTERM"));
  assert.ok(secrets.length > 8);
  for (const { code, stdout, stderr } of ends) assert.equal(code, 0, stdout + stderr);
  for (const { stdout, stderr } of ends) {
    for (const secret of secrets) assert.ok(!(stdout + stderr).includes(secret), secret);
  }
});

/** Every secret of the key file as it is now. */
async function keysIn(directory: string): Promise<string[]> {
  const text = await Deno.readTextFile(`${directory}/keys.json`).catch(() => "");
  return [...text.matchAll(/"([\w+/]{42,}=)"/g)].map(([, key]) => key!);
}

function numbersOf(people: readonly RecipientCells[]): string[] {
  return people.flatMap(({ myNumber, ticketNumber, familyKana }) => [
    ...[myNumber, ticketNumber],
    ...(familyKana ? [familyKana] : []),
  ]);
}

let desks = 0;

/** Somebody of 浦安市 who uploads at one server. */
async function aDesk(here: Environment, url: string) {
  const loginId = `shokuin-${++desks}@urayasu.lg.jp`;
  const options = ["--kind", "municipal", "--municipality", URAYASU, "--password-stdin"];
  await runVrs(["account", "add", "--login-id", loginId, ...options], here, `${PASSWORD}\n`);
  let cookie = "";
  const post = async (path: string, body: FormData | URLSearchParams) => {
    const headers = { cookie, origin: url };
    const answer = await fetch(url + path, { method: "POST", headers, body, redirect: "manual" });
    await answer.body?.cancel();
    assert.equal(answer.status, 303, path);
    return answer;
  };
  const signedIn = await post(paths.signIn, new URLSearchParams({ loginId, password: PASSWORD }));
  cookie = signedIn.headers.getSetCookie()[0]!.split(";")[0]!;
  return {
    token: cookie.split("=")[1]!,

    /** Answers the path of the upload, once its file has been read. */
    async upload(people: readonly RecipientCells[]): Promise<string> {
      const form = new FormData();
      form.append("mode", "keep_blank");
      form.append("file", new File([toCsv(people)], "住民.csv"));
      const path = (await post(paths.uploads, form)).headers.get("location")!;
      await until(async () => {
        const page = await fetch(url + path, { headers: { cookie } });
        return (await page.text()).includes("新規");
      });
      return path;
    },

    async download(path: string): Promise<string> {
      const answer = await fetch(`${url}${path}/file`, { headers: { cookie } });
      assert.equal(answer.status, 200);
      return await answer.text();
    },
  };
}
