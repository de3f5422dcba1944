import { z } from "zod";
import { GMIS_SETTINGS, gmisFaults } from "./account/gmis_settings.ts";
import { SECOND_FACTOR_RULES } from "./account/second_factor.ts";
import { DATABASE_SETTINGS, databaseFaults } from "./database_settings.ts";
import { OperatorError } from "./operator_error.ts";
import { PERSON_DISCLOSURES } from "./recipient/shown_person.ts";

/** Address ranges in CIDR form, separated by commas. */
const Networks = z.string().transform((text) => text.split(",").map((part) => part.trim()))
  .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()], {
    error: "「10.0.0.0/8,2001:db8::/32」のように、CIDRをカンマで区切って書いてください。",
  })));

const JOBS_RANGE = "0から16までの整数にしてください。";
const DAYS_RANGE = "1から90までの整数にしてください。";
const HOURS_RANGE = "1から720までの整数にしてください。";
const IDLE_RANGE = "10から720までの整数にしてください。";
const AUDIT_YEARS_RANGE = "5から100までの整数にしてください。";
const RETENTION_RANGE = "5から100までの整数にしてください。";
// At most five years: what a file says of people goes before they do.
const FILE_RANGE = "30から1825までの整数にしてください。";
const CASE_RANGE = "90から1825までの整数にしてください。";
const DRAIN_RANGE = "0から600までの整数にしてください。";
const HOUR_RANGE = "0から23までの整数にしてください。";
const SLOW_RANGE = "1から60000までの整数にしてください。";
const PER_HOUR_RANGE = "1から100000までの整数にしてください。";

function hours(standard: number) {
  return z.coerce.number({ error: HOURS_RANGE }).int(HOURS_RANGE).min(1, HOURS_RANGE)
    .max(720, HOURS_RANGE).default(standard);
}

function perHour(standard: number) {
  return z.coerce.number({ error: PER_HOUR_RANGE }).int(PER_HOUR_RANGE).min(1, PER_HOUR_RANGE)
    .max(100_000, PER_HOUR_RANGE).default(standard);
}

/**
 * The environment the server reads. Each description is also the README's table; a test holds the
 * two together.
 */
export const Configuration = z.object({
  PORT: z.coerce.number({ error: "0から65535までの整数にしてください。" })
    .int("0から65535までの整数にしてください。")
    .min(0, "0から65535までの整数にしてください。")
    .max(65_535, "0から65535までの整数にしてください。")
    .default(8000)
    .describe("TCP port the server listens on; 0 takes a free one"),
  HOST: z.string().min(1, "アドレスを書いてください。").default("127.0.0.1")
    .describe("address the server listens on"),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "「postgres://user:password@host:5432/name」の形で書いてください。",
  }).optional()
    .describe("PostgreSQL 15 or newer, as the owner of the schema; unset: the embedded one"),
  ...DATABASE_SETTINGS,
  VRS_DATA_DIR: z.string().min(1, "フォルダを書いてください。").default("./data")
    .describe("folder of the embedded database and of the key file"),
  VRS_WAL_DIR: z.string().min(1, "フォルダを書いてください。").optional()
    .describe(
      "folder in which the embedded database archives its WAL, for recovery to a point in time; " +
        "unset: where it did so before, or nowhere",
    ),
  VRS_KEY_FILE: z.string().min(1, "ファイル名を書いてください。").optional()
    .describe("keys that seal My Numbers; unset: `keys.json` in `VRS_DATA_DIR`, made when missing"),
  VRS_PUBLIC_URL: z.url({
    protocol: /^https?$/,
    error: "「https://vrs.example.lg.jp」の形で書いてください。",
  }).optional()
    .describe("URL people open, for setup URLs and secure cookies; unset: `http://HOST:PORT`"),
  VRS_MUNICIPAL_NETWORKS: Networks.default(["127.0.0.0/8", "::1/128"])
    .describe("networks 自治体メニュー may be opened from (LGWAN), CIDRs separated by commas"),
  VRS_VENUE_NETWORKS: Networks.optional()
    .describe("networks 接種会場メニュー may be opened from, likewise; unset: anywhere"),
  VRS_OPERATOR_NETWORKS: Networks.default(["127.0.0.0/8", "::1/128"])
    .describe("networks `/status` and `/metrics` may be opened from, likewise; for nobody else"),
  VRS_TRUSTED_PROXIES: Networks.default([])
    .describe("proxies whose `X-Forwarded-For` is believed, CIDRs separated by commas"),
  VRS_JOBS: z.coerce.number({ error: JOBS_RANGE }).int(JOBS_RANGE).min(0, JOBS_RANGE)
    .max(16, JOBS_RANGE).default(2)
    .describe("uploads and outputs worked on at once; 0 leaves them to other servers"),
  VRS_DRAIN_SECONDS: z.coerce.number({ error: DRAIN_RANGE }).int(DRAIN_RANGE).min(0, DRAIN_RANGE)
    .max(600, DRAIN_RANGE).default(0)
    .describe(
      "seconds a server that was told to stop still answers while `/readyz` says 503; 5 where " +
        "others take over, 0 where there are none",
    ),
  VRS_OTHER_MUNICIPALITY_PERSON: z.enum(PERSON_DISCLOSURES, {
    error: "initials、name、noneのどれかにしてください。",
  }).default("initials")
    .describe(
      "what a counter sees of another municipality's person: `initials` (kana initials and birth " +
        "year), `name` (name, kana, birth date, sex) or `none`",
    ),
  VRS_IDLE_MINUTES: z.coerce.number({ error: IDLE_RANGE }).int(IDLE_RANGE).min(10, IDLE_RANGE)
    .max(720, IDLE_RANGE).default(120)
    .describe("minutes without doing anything after which one has to sign in again"),
  VRS_SECOND_FACTOR: z.enum(SECOND_FACTOR_RULES, {
    error: "optional、requiredのどちらかにしてください。",
  }).default("optional")
    .describe(
      "`required`: municipal staff without a second factor must add one at their next sign-in; " +
        "`optional`: who has one is asked for it",
    ),
  ...GMIS_SETTINGS,
  VRS_AUDIT_YEARS: z.coerce.number({ error: AUDIT_YEARS_RANGE }).int(AUDIT_YEARS_RANGE)
    .min(5, AUDIT_YEARS_RANGE).max(100, AUDIT_YEARS_RANGE).default(10)
    .describe(
      "years for which the audit is kept; at least the 5 that vaccination records must be, so that " +
        "whoever looked at one can be named as long as it is there",
    ),
  VRS_ANSWER_HOURS: hours(72)
    .describe("hours for which the answer to an inquiry (転入処理) can be opened again"),
  VRS_REMINDER_DAYS: z.coerce.number({ error: DAYS_RANGE }).int(DAYS_RANGE).min(1, DAYS_RANGE)
    .max(90, DAYS_RANGE).default(3)
    .describe("days after which an unanswered inquiry is shown to the asked municipality again"),
  VRS_INQUIRIES_PER_ACCOUNT: perHour(60)
    .describe("inquiries one account may make in an hour; a list of incomers counts by itself"),
  VRS_INQUIRIES_PER_MUNICIPALITY: perHour(600)
    .describe("inquiries all accounts of a municipality may make in an hour"),
  VRS_RETENTION_YEARS: z.coerce.number({ error: RETENTION_RANGE }).int(RETENTION_RANGE)
    .min(5, RETENTION_RANGE).max(100, RETENTION_RANGE).default(5)
    .describe("years after the last change of who left (転出・死亡・削除) until they are erased"),
  VRS_FILE_DAYS: z.coerce.number({ error: FILE_RANGE }).int(FILE_RANGE).min(30, FILE_RANGE)
    .max(1_825, FILE_RANGE).default(365)
    .describe("days until an uploaded file, or one that was made, is erased; its history stays"),
  VRS_INQUIRY_DAYS: z.coerce.number({ error: CASE_RANGE }).int(CASE_RANGE).min(90, CASE_RANGE)
    .max(1_825, CASE_RANGE).default(365)
    .describe("days after both sides have handled a case (転入処理) until it is erased"),
  VRS_ERASURE_HOUR: z.coerce.number({ error: HOUR_RANGE }).int(HOUR_RANGE).min(0, HOUR_RANGE)
    .max(23, HOUR_RANGE).default(3)
    .describe("hour of the day, in Japan, at which what is past its retention is erased"),
  VRS_PUBLISH_HOUR: z.coerce.number({ error: HOUR_RANGE }).int(HOUR_RANGE).min(0, HOUR_RANGE)
    .max(23, HOUR_RANGE).default(4)
    .describe("hour of the day, in Japan, at which the open data are published"),
  VRS_SLOW_QUERY_MS: z.coerce.number({ error: SLOW_RANGE }).int(SLOW_RANGE).min(1, SLOW_RANGE)
    .max(60_000, SLOW_RANGE).default(500)
    .describe("milliseconds after which a statement is in the log, without its parameters"),
}).superRefine((set, context) => {
  for (const [variable, message] of [...databaseFaults(set), ...gmisFaults(set)]) {
    context.addIssue({ code: "custom", path: [variable], message });
  }
});
export type Configuration = z.infer<typeof Configuration>;

/** What was wrong with the environment, a line for each variable. */
export class ConfigurationError extends OperatorError {}

/** Reads the variables; an empty one counts as unset. Throws a `ConfigurationError` naming each. */
export function readConfiguration(environment: Record<string, string>): Configuration {
  const set = Object.entries(environment).filter(([, value]) => value !== "");
  const parsed = Configuration.safeParse(Object.fromEntries(set));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) =>
    `環境変数 ${String(issue.path[0])} の値が正しくありません。${issue.message}`
  );
  throw new ConfigurationError([...new Set(lines)].join("\n"));
}
