import { VERSION } from "../../domain/version.ts";
import { inWorkshop, makeAssets, theV8Flags } from "./make_package.ts";
import { ProgramFailure, runToEnd } from "./run_to_end.ts";
import { stageApplication } from "./stage_application.ts";

/** What `deno compile` cannot go on without, as an operator can get it. */
const NO_RUNTIME = `
deno compile が組み込むランタイム（denort ${Deno.version.deno}）を取得できません。次のどれかをしてください。
  - https://dl.deno.land に接続できる機械で、もう一度実行する
  - 入手しておいた denort のパスを環境変数 DENORT_BIN に指定する
  - deno task package を実行する（ランタイムの取得が要らない、同じ働きの1つのファイルを作ります）`;

/** Makes one executable with `deno compile` in the folder, and answers its path. */
export async function compileProgram(folder: string): Promise<string> {
  const path = `${folder}/vrs-${VERSION}-linux-x64-compiled`;
  await inWorkshop(async (workshop) => {
    const app = `${workshop}/app`;
    await stageApplication({ to: app, assets: await makeAssets(workshop) });
    await compileStaged(app, path);
  });
  return path;
}

/**
 * Compiles an application staged in the folder `app`, with all that lies there, to `path`. Throws a
 * `ProgramFailure` that says what is missing.
 */
export async function compileStaged(app: string, path: string): Promise<void> {
  const flags = ["--permission-set", "--no-prompt", `--v8-flags=${await theV8Flags()}`];
  // PostgreSQL and argon2 are programs of their own: they have to be files before they can run.
  const whole = ["--self-extracting", "--include", "."];
  const args = ["compile", "--quiet", "--no-check", ...flags, ...whole, "--output", path];
  await runToEnd(Deno.execPath(), [...args, "main.ts"], { cwd: app }).catch((error) => {
    if (!(error instanceof ProgramFailure) || !isWithoutRuntime(error)) throw error;
    throw new ProgramFailure("deno compile", error.stderr.trimEnd() + "\n" + NO_RUNTIME);
  });
}

function isWithoutRuntime({ stderr }: ProgramFailure): boolean {
  return /denort|dl\.deno\.land|download/i.test(stderr);
}
