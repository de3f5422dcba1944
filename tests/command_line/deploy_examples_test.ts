import assert from "node:assert/strict";
import { readConfiguration } from "../../domain/configuration.ts";
import { VERSION } from "../../domain/version.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { NGINX, runNginx } from "./an_nginx.ts";
import { isInstalled, readmeExample } from "./readme_example.ts";

const ENVIRONMENT = "# /etc/vrs/vrs.env";
const UNIT = "# /etc/systemd/system/vrs@.service";

Deno.test("the README's environment file is a configuration", async () => {
  const set = [...(await readmeExample(ENVIRONMENT)).matchAll(/^(\w+)=(.*)$/gm)].map((
    [, name, value],
  ) => [name!, value!] as const);
  assert.ok(set.length > 3);
  const read: Record<string, unknown> = readConfiguration(Object.fromEntries(set));
  for (const [name] of set) assert.ok(read[name], name);
});

Deno.test({
  name: "systemd accepts the README's unit (where systemd-analyze is installed)",
  ignore: !isInstalled("systemd-analyze"),
  async fn() {
    await using folder = await aDataDirectory();
    const path = `${folder.path}/vrs@.service`;
    const unit = (await readmeExample(UNIT))
      .replace("/usr/local/bin/vrs", "/bin/true") // which this machine has
      .replace("User=vrs", "User=root");
    await Deno.writeTextFile(path, unit);
    const { code, stderr } = await new Deno.Command("systemd-analyze", {
      args: ["verify", path.replace("@", "@8001")],
    }).output();
    const said = new TextDecoder().decode(stderr).split("\n").filter((line) => /vrs@/.test(line));
    assert.deepEqual([code, said], [0, []]);
  },
});

Deno.test({
  name: "nginx accepts the README's site (where nginx and openssl are installed)",
  ignore: !isInstalled("nginx") || !isInstalled("openssl"),
  async fn() {
    await using folder = await aDataDirectory();
    const [key, certificate] = [`${folder.path}/vrs.key`, `${folder.path}/vrs.crt`];
    const made = await new Deno.Command("openssl", {
      args: ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=vrs.example.lg.jp"]
        .concat(["-keyout", key, "-out", certificate]),
      stderr: "null",
    }).output();
    assert.ok(made.success);
    const site = (await readmeExample(NGINX))
      .replace("/etc/ssl/vrs.key", key).replace("/etc/ssl/vrs.crt", certificate)
      // Those below 1024 only root may open.
      .replace("listen 443", "listen 8443").replace("listen 80;", "listen 8080;");
    const { ended } = await runNginx(site, ["-t"]);
    const { code, stderr } = await ended;
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stderr, /\[(warn|error|emerg)\]/);
  },
});

Deno.test("the changelog's newest entry is this version", async () => {
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  const [, changelog = ""] = readme.split("\n## Changelog\n");
  assert.equal(/^- \*\*([\d.]+)\*\*/m.exec(changelog)?.[1], VERSION);
});
