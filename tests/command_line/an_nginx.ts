import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { readmeExample } from "./readme_example.ts";

export const NGINX = "# /etc/nginx/conf.d/vrs.conf";

/** nginx' own part of a configuration in a folder, with everything it writes in there, too. */
const around = (folder: string, site: string) => `
daemon off;
worker_processes 2;
pid ${folder}/pid;
error_log stderr info;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${site}
}`;

/** Runs nginx with a site's configuration; the folder is gone with it. `-t` only looks at it. */
export async function runNginx(site: string, args: string[] = []) {
  const folder = await aDataDirectory();
  const path = `${folder.path}/nginx.conf`;
  await Deno.writeTextFile(path, around(folder.path, site));
  const process = new Deno.Command("/bin/sh", {
    args: ["-c", 'PATH="$PATH:/usr/sbin"; exec nginx "$@"', "sh", "-c", path, ...args],
    stdout: "null",
    stderr: "piped",
  }).spawn();
  let stderr = "";
  const reading = (async () => {
    for await (const text of process.stderr.pipeThrough(new TextDecoderStream())) stderr += text;
  })();
  const ended = Promise.all([process.status, reading]).then(async ([{ code }]) => {
    await folder[Symbol.asyncDispose]();
    return { code, stderr };
  });
  return { ended, stop: () => process.kill("SIGQUIT"), said: () => stderr };
}

/** The README's site in plain HTTP on `port`, before these servers, which drain for two seconds only. */
export async function theReadmesSite(port: number, servers: readonly number[]): Promise<string> {
  let text = await readmeExample(NGINX);
  for (const [index, server] of servers.entries()) {
    text = text.replaceAll(`127.0.0.1:800${index + 1}`, `127.0.0.1:${server}`);
  }
  return text.replace("listen 443 ssl http2", `listen 127.0.0.1:${port}`)
    .replaceAll(/^ *ssl_.*$/gm, "")
    .replace(/keepalive_timeout 4s;/, "keepalive_timeout 1s;")
    .replace(/\nserver \{\n\s+listen 80;.*$/s, "");
}
