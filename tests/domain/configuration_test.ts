import assert from "node:assert/strict";
import { ConfigurationError, readConfiguration } from "../../domain/configuration.ts";

Deno.test("without any variable the server runs its own database for this machine only", () => {
  assert.deepEqual(readConfiguration({}), {
    PORT: 8000,
    HOST: "127.0.0.1",
    DATABASE_POOLER: "none",
    VRS_REPLICA_LAG_SECONDS: 5,
    VRS_CONNECTIONS: 25,
    VRS_DATA_DIR: "./data",
    VRS_MUNICIPAL_NETWORKS: ["127.0.0.0/8", "::1/128"],
    VRS_OPERATOR_NETWORKS: ["127.0.0.0/8", "::1/128"],
    VRS_TRUSTED_PROXIES: [],
    VRS_JOBS: 2,
    VRS_DRAIN_SECONDS: 0,
    VRS_OTHER_MUNICIPALITY_PERSON: "initials",
    VRS_IDLE_MINUTES: 120,
    VRS_SECOND_FACTOR: "optional",
    VRS_GMIS_CLAIM: "sub",
    VRS_GMIS_SCOPE: "openid",
    VRS_AUDIT_YEARS: 10,
    VRS_ANSWER_HOURS: 72,
    VRS_REMINDER_DAYS: 3,
    VRS_INQUIRIES_PER_ACCOUNT: 60,
    VRS_INQUIRIES_PER_MUNICIPALITY: 600,
    VRS_RETENTION_YEARS: 5,
    VRS_FILE_DAYS: 365,
    VRS_INQUIRY_DAYS: 365,
    VRS_ERASURE_HOUR: 3,
    VRS_PUBLISH_HOUR: 4,
    VRS_SLOW_QUERY_MS: 500,
  });
});

Deno.test("an empty variable counts as unset", () => {
  const empty = { PORT: "", DATABASE_URL: "", VRS_MUNICIPAL_NETWORKS: "" };
  assert.deepEqual(readConfiguration(empty), readConfiguration({}));
});

Deno.test("variables of other programs are left alone", () => {
  assert.ok(!("PATH" in readConfiguration({ PATH: "/usr/bin" })));
});

const accepted: [variable: string, text: string, value: unknown][] = [
  ["PORT", "0", 0],
  ["PORT", "65535", 65_535],
  ["HOST", "::", "::"],
  ["DATABASE_URL", "postgres://owner:secret@db.example:5432/vrs", undefined],
  ["DATABASE_URL", "postgresql://db.example/vrs", undefined],
  ["VRS_REPLICA_LAG_SECONDS", "300", 300],
  ["VRS_CONNECTIONS", "5", 5],
  ["VRS_DATA_DIR", "/var/lib/vrs", undefined],
  ["VRS_KEY_FILE", "/etc/vrs/keys.json", undefined],
  ["VRS_PUBLIC_URL", "https://vrs.example.lg.jp", undefined],
  ["VRS_MUNICIPAL_NETWORKS", "10.0.0.0/8, 2001:db8::/32", ["10.0.0.0/8", "2001:db8::/32"]],
  ["VRS_TRUSTED_PROXIES", "192.0.2.1/32", ["192.0.2.1/32"]],
  ["VRS_JOBS", "0", 0],
  ["VRS_DRAIN_SECONDS", "600", 600],
  ["VRS_OTHER_MUNICIPALITY_PERSON", "none", undefined],
  ["VRS_VENUE_NETWORKS", "2001:db8::/32", ["2001:db8::/32"]],
  ["VRS_IDLE_MINUTES", "10", 10],
  ["VRS_SECOND_FACTOR", "required", undefined],
  ["VRS_AUDIT_YEARS", "5", 5],
  ["VRS_RETENTION_YEARS", "5", 5],
  ["VRS_ERASURE_HOUR", "0", 0],
  ["VRS_PUBLISH_HOUR", "23", 23],
  ["VRS_ANSWER_HOURS", "720", 720],
  ["VRS_REMINDER_DAYS", "1", 1],
  ["VRS_SLOW_QUERY_MS", "60000", 60_000],
  ["VRS_INQUIRIES_PER_ACCOUNT", "1", 1],
  ["VRS_INQUIRIES_PER_MUNICIPALITY", "100000", 100_000],
];

for (const [variable, text, value = text] of accepted) {
  Deno.test(`${variable} may be ${text}`, () => {
    const read: Record<string, unknown> = readConfiguration({ [variable]: text });
    assert.deepEqual(read[variable], value);
  });
}

const refused: [variable: string, text: string, advice: RegExp][] = [
  ["PORT", "http", /0から65535までの整数/],
  ["PORT", "-1", /0から65535までの整数/],
  ["PORT", "65536", /0から65535までの整数/],
  ["PORT", "80.5", /0から65535までの整数/],
  ["DATABASE_URL", "mysql://db.example/vrs", /postgres:\/\/user:password@host:5432\/name/],
  ["DATABASE_URL", "db.example", /postgres:\/\/user:password@host:5432\/name/],
  ["VRS_PUBLIC_URL", "vrs.example.lg.jp", /https:\/\/vrs\.example\.lg\.jp/],
  ["VRS_PUBLIC_URL", "ftp://vrs.example.lg.jp", /https:\/\/vrs\.example\.lg\.jp/],
  ["VRS_MUNICIPAL_NETWORKS", "10.0.0.1", /CIDRをカンマで区切って/],
  ["VRS_MUNICIPAL_NETWORKS", "10.0.0.0/33", /CIDRをカンマで区切って/],
  ["VRS_MUNICIPAL_NETWORKS", "10.0.0.0/8,", /CIDRをカンマで区切って/],
  ["VRS_TRUSTED_PROXIES", "proxy.example", /CIDRをカンマで区切って/],
  ["VRS_JOBS", "17", /0から16までの整数/],
  ["VRS_OTHER_MUNICIPALITY_PERSON", "all", /initials、name、none/],
  ["DATABASE_POOLER", "session", /none、transaction/],
  ["DATABASE_DIRECT_URL", "db.example", /postgres:\/\//],
  ["DATABASE_REPLICA_URL", "https://replica.example", /postgres:\/\//],
  ["VRS_REPLICA_LAG_SECONDS", "0", /1から300までの整数/],
  ["VRS_CONNECTIONS", "4", /5から200までの整数/],
  ["VRS_ANSWER_HOURS", "0", /1から720までの整数/],
  ["VRS_REMINDER_DAYS", "91", /1から90までの整数/],
  ["VRS_SLOW_QUERY_MS", "0", /1から60000までの整数/],
  ["VRS_INQUIRIES_PER_ACCOUNT", "0", /1から100000までの整数/],
  ["VRS_INQUIRIES_PER_MUNICIPALITY", "many", /1から100000までの整数/],
];

for (const [variable, text, advice] of refused) {
  Deno.test(`${variable} may not be ${text}, and is named with what to write`, () => {
    const { message } = refusal({ [variable]: text });
    assert.ok(message.startsWith(`環境変数 ${variable} の値が正しくありません。`), message);
    assert.match(message, advice);
  });
}

Deno.test("every wrong variable is named once, on a line of its own", () => {
  const { message } = refusal({ PORT: "x", VRS_TRUSTED_PROXIES: "a,b" });
  const named = message.split("\n").map((line) => line.match(/^環境変数 (\w+) /)?.[1]);
  assert.deepEqual(named, ["PORT", "VRS_TRUSTED_PROXIES"]);
});

Deno.test("a refusal never repeats a value, which may be a password", () => {
  const url = "postgres//owner:hunter2@db.example/vrs";
  assert.doesNotMatch(refusal({ DATABASE_URL: url }).message, /hunter2/);
});

function refusal(environment: Record<string, string>): ConfigurationError {
  try {
    readConfiguration(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error;
  }
  throw new assert.AssertionError({ message: "expected the environment to be refused" });
}
