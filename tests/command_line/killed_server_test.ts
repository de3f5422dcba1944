import assert from "node:assert/strict";
import { connect } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { fileOf, MODE, MULTIPART, multipartBody } from "../routes/a_multipart_body.ts";
import { plainText } from "../routes/html.ts";
import { postTo } from "./sign_in_at.ts";
import { aServer, runVrs } from "./vrs_process.ts";

const PASSWORD = "correct horse battery";
const LOGIN_ID = "yakuba@urayasu.lg.jp";

Deno.test("a server killed in the middle of an upload's check takes it up after its restart, once", async () => {
  await using directory = await aDataDirectory();
  const here = { VRS_DATA_DIR: directory.path };
  const server = await aServer(here);
  const place = ["--kind", "municipal", "--municipality", "122271", "--login-id", LOGIN_ID];
  await runVrs(["account", "add", ...place, "--password-stdin"], here, PASSWORD);
  const { socketDirectory, superuser } = await startEmbeddedPostgres(directory.path);
  const owner = connect(
    { kind: "socket", socketDirectory, owner: superuser, database: "vrs" },
    "owner",
    2,
  );
  // The check waits for this lock, in the middle of its transaction.
  const blocker = await owner.reserve();
  await blocker`begin`;
  await blocker`lock table upload_sample in share mode`;
  const people = Array.from({ length: 500 }, () => aRecipient());
  const path = await upload(server.url, toCsv([...people, aRecipient({ sex: "9" })]));
  await until(async () => {
    const steps = await owner`select from job_progress where step like '登録済みの内容と%'`;
    return steps.length === 1;
  });
  await server.stop("SIGKILL");
  await Promise.allSettled([blocker`rollback`, owner.end({ timeout: 0 })]);

  await using again = await aServer(here);
  await again.vrs.says(/"kind":"check_upload".*"state":"done","attempts":2/);
  const page = plainText(await (await visit(again.url, path)).text());
  assert.match(page, /まだ登録していません.*501件を確認しました.*新規50099\.8%.*エラー10\.2%/s);
});

async function upload(url: string, csv: string): Promise<string> {
  const answer = await fetch(url + paths.uploads, {
    method: "POST",
    redirect: "manual",
    headers: { ...MULTIPART, origin: url, cookie: await cookieAt(url) },
    body: multipartBody([MODE, fileOf(csv)]),
  });
  await answer.body?.cancel();
  assert.equal(answer.status, 303);
  return answer.headers.get("location")!;
}

async function visit(url: string, path: string): Promise<Response> {
  return await fetch(url + path, { headers: { cookie: await cookieAt(url) } });
}

async function cookieAt(url: string): Promise<string> {
  const answer = await postTo(url + paths.signIn, { loginId: LOGIN_ID, password: PASSWORD });
  return answer.headers.getSetCookie()[0]!.split(";")[0]!;
}
