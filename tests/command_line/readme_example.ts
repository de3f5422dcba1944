/**
 * The fenced block of the README whose first line begins so (`# /etc/nginx/conf.d/vrs.conf`): what
 * people copy is what is tested.
 */
export async function readmeExample(firstLine: string): Promise<string> {
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  const blocks = [...readme.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, text]) => text!);
  const found = blocks.find((text) => text.startsWith(firstLine));
  if (!found) throw new Error(`the README has no example that begins with ${firstLine}`);
  return found;
}

/** Whether this machine has a program; what needs one that is missing is not tested. */
export function isInstalled(program: string): boolean {
  const script = 'PATH="$PATH:/usr/sbin:/sbin"; command -v "$1"';
  return new Deno.Command("/bin/sh", { args: ["-c", script, "sh", program] }).outputSync().success;
}
