import { z } from "zod";
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
  VRS_DATA_DIR: z.string().min(1, "フォルダを書いてください。").default("./data")
    .describe("folder of the embedded database and of the key file"),
  VRS_KEY_FILE: z.string().min(1, "ファイル名を書いてください。").optional()
    .describe("keys that seal My Numbers; unset: `keys.json` in `VRS_DATA_DIR`, made when missing"),
  VRS_PUBLIC_URL: z.url({
    protocol: /^https?$/,
    error: "「https://vrs.example.lg.jp」の形で書いてください。",
  }).optional()
    .describe("URL people open, for setup URLs and secure cookies; unset: `http://HOST:PORT`"),
  VRS_MUNICIPAL_NETWORKS: Networks.default(["127.0.0.0/8", "::1/128"])
    .describe("networks 自治体メニュー may be opened from (LGWAN), CIDRs separated by commas"),
  VRS_TRUSTED_PROXIES: Networks.default([])
    .describe("proxies whose `X-Forwarded-For` is believed, CIDRs separated by commas"),
  VRS_JOBS: z.coerce.number({ error: JOBS_RANGE }).int(JOBS_RANGE).min(0, JOBS_RANGE)
    .max(16, JOBS_RANGE).default(2)
    .describe("uploads and outputs worked on at once; 0 leaves them to other servers"),
  VRS_OTHER_MUNICIPALITY_PERSON: z.enum(PERSON_DISCLOSURES, {
    error: "initials、name、noneのどれかにしてください。",
  }).default("initials")
    .describe(
      "what a counter sees of another municipality's person: `initials` (kana initials and birth " +
        "year), `name` (name, kana, birth date, sex) or `none`",
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
