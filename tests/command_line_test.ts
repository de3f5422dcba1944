import assert from "node:assert/strict";
import { lookupMunicipality, MUNICIPALITIES } from "../domain/municipality/municipality_master.ts";
import { runVrs } from "./command_line/vrs_process.ts";

/** A wrong command must end before it would make this folder. */
const NOWHERE = "/nonexistent/vrs";
const ADD = ["account", "add"];

const helps: [args: string[], mentions: RegExp][] = [
  [
    ["--help"],
    /serve[^]*demo[^]*migrate[^]*municipality[^]*account[^]*factors[^]*audit[^]*keys[^]*erase/,
  ],
  [["serve", "--help"], /Usage: vrs serve/],
  [["demo", "--help"], /Usage: vrs demo/],
  [["migrate", "--help"], /Usage: vrs migrate/],
  [["account", "--help"], /add \[options\][^]*role \[options\][^]*setup \[options\]/],
  [
    [...ADD, "--help"],
    /--kind[^]*--login-id[^]*--municipality[^]*--prefecture[^]*--password-stdin/,
  ],
  [["municipality", "--help"], /list/],
  [["municipality", "list", "--help"], /Usage: vrs municipality list/],
];

for (const [args, mentions] of helps) {
  Deno.test(`${args.join(" ")} explains itself`, async () => {
    const { code, stdout, stderr } = await runVrs(args, { VRS_DATA_DIR: NOWHERE });
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, mentions);
  });
}

const account = (kind: string, loginId: string, ...rest: string[]) => [
  ...ADD,
  ...["--kind", kind, "--login-id", loginId, ...rest],
];

const wrongUse: [what: string, args: string[], said: RegExp][] = [
  ["an unknown command", ["serv"], /unknown command 'serv'[^]*Did you mean serve/],
  ["an unknown subcommand", ["account", "remove"], /unknown command 'remove'/],
  ["an unknown option", ["serve", "--port", "80"], /unknown option '--port'/],
  ["an argument too many", ["demo", "now"], /too many arguments/],
  ["account without a subcommand", ["account"], /Usage: vrs account/],
  ["no kind", [...ADD, "--login-id", "x"], /--kind <kind>/],
  ["an unknown kind", account("clinic", "x"), /municipal, venue, prefecture, national/],
  ["no login ID", [...ADD, "--kind", "national"], /--login-id <id>/],
  ["a Japanese login ID", account("national", "国"), /半角の英数字と記号/],
  [
    "municipal staff without a town hall's address",
    account("municipal", "suzuki@example.com", "--municipality", "122271"),
    /「…@….lg.jp」/,
  ],
  ["a venue without a municipality", account("venue", "hall-01"), /--municipality に市区町村の6桁/],
  [
    "an unknown municipality",
    account("venue", "hall-01", "--municipality", "122272"),
    /--municipality に市区町村の6桁のコード/,
  ],
  [
    "a ward of a designated city",
    account("venue", "hall-01", "--municipality", "141011"),
    /--municipality に市区町村の6桁のコード/,
  ],
  [
    "a prefecture account without one",
    account("prefecture", "chiba"),
    /--prefecture に都道府県の2桁/,
  ],
  [
    "an unknown prefecture",
    account("prefecture", "chiba", "--prefecture", "48"),
    /--prefecture に都道府県の2桁/,
  ],
  ["a short password", account("national", "x", "--password-stdin"), /12文字以上/],
];

for (const [what, args, said] of wrongUse) {
  Deno.test(`${what} ends with 2, says why and touches nothing`, async () => {
    const { code, stdout, stderr } = await runVrs(args, { VRS_DATA_DIR: NOWHERE }, "short\n");
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, said);
    assert.doesNotMatch(stderr, /Uncaught|file:\/\//);
    await assert.rejects(Deno.stat(NOWHERE), Deno.errors.NotFound);
  });
}

for (const command of [[], ["serve"], ["demo"], ["migrate"], account("national", "x")]) {
  Deno.test(`"${command.join(" ")}" with wrong variables ends with 2 and names them`, async () => {
    const environment = { PORT: "http", VRS_TRUSTED_PROXIES: "me", VRS_DATA_DIR: NOWHERE };
    const { code, stdout, stderr } = await runVrs(command, environment);
    assert.deepEqual([code, stdout], [2, ""]);
    const named = stderr.trim().split("\n").map((line) => line.match(/^環境変数 (\w+) /)?.[1]);
    assert.deepEqual(named, ["PORT", "VRS_TRUSTED_PROXIES"]);
  });
}

Deno.test("municipality list names all 1,741 with code, prefecture, name and kana", async () => {
  const { code, stdout } = await runVrs(["municipality", "list"], { VRS_DATA_DIR: NOWHERE });
  assert.equal(code, 0);
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines.length, MUNICIPALITIES.length);
  assert.ok(lines.includes("122271\t千葉県\t浦安市\tウラヤスシ"));
  for (const line of lines) assert.ok(lookupMunicipality(line.split("\t")[0]!), line);
});
