import assert from "node:assert/strict";
import { buildAssets } from "../../routes/assets.ts";
import { compileStaged } from "../../routes/package/compile_program.ts";
import { keepAssets } from "../../routes/package/keep_assets.ts";
import { ProgramFailure } from "../../routes/package/run_to_end.ts";
import { stageApplication } from "../../routes/package/stage_application.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";

Deno.test("deno compile embeds everything, or says which part it cannot get and what to do instead", async () => {
  await using folder = await aDataDirectory();
  const [app, assets, path] = ["app", "assets", "vrs"].map((name) => `${folder.path}/${name}`);
  await keepAssets(assets!, await buildAssets(), 0);
  await stageApplication({ to: app!, assets: assets! });

  await assert.rejects(compileWith("/nonexistent/denort", app!, path!), (error) => {
    assert.ok(error instanceof ProgramFailure);
    assert.match(
      error.stderr,
      /denort .*取得できません.*dl\.deno\.land.*DENORT_BIN.*deno task package/s,
    );
    return true;
  });

  // Deno itself is taken for its runtime part: what comes out is whole, but does not run by itself.
  await compileWith(Deno.execPath(), app!, path!);
  const [{ size: bare }, { size }] = [await Deno.stat(Deno.execPath()), await Deno.stat(path!)];
  assert.ok(size - bare > 50e6, `PostgreSQL is not in it: ${size} bytes`);
  const text = new TextDecoder("latin1").decode(await Deno.readFile(path!));
  for (
    const file of [
      ...["job_worker.ts", "judging_thread.ts", "publication_thread.ts", "packing_thread.ts"],
      "index.json",
    ]
  ) {
    assert.ok(text.includes(file), file);
  }
});

async function compileWith(runtime: string, app: string, path: string): Promise<void> {
  Deno.env.set("DENORT_BIN", runtime);
  await compileStaged(app, path).finally(() => Deno.env.delete("DENORT_BIN"));
}
