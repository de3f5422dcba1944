import { text } from "node:stream/consumers";
import process from "node:process";
import { ACCOUNT_KIND_LABELS, type AccountKind } from "../../domain/account/account_kind.ts";
import { ACCOUNT_ROLE_LABELS, type AccountRole } from "../../domain/account/account_role.ts";
import { checkLoginId } from "../../domain/account/login_id.ts";
import { knownWords } from "../../domain/account/known_words.ts";
import { newPassword } from "../../domain/account/password.ts";
import type { Configuration } from "../../domain/configuration.ts";
import {
  lookupMunicipality,
  lookupPrefecture,
} from "../../domain/municipality/municipality_master.ts";
import { addAccount } from "../account/add_account.ts";
import { atTheGate } from "./at_the_gate.ts";
import { tellSetup } from "./tell_setup.ts";
import { UsageError } from "./usage_error.ts";

export interface AddAccountOptions {
  kind: AccountKind;
  /** For municipal accounts. */
  role?: AccountRole;
  loginId: string;
  municipality?: string;
  prefecture?: string;
  passwordStdin?: true;
}

/** `account add`: without a password it prints the one-time URL that sets one. */
export async function runAddAccount(
  configuration: Configuration,
  options: AddAccountOptions,
): Promise<void> {
  const loginId = checkLoginId(options.kind, options.loginId);
  if (!loginId.ok) throw new UsageError(loginId.message);
  if (options.role && options.kind !== "municipal") throw new UsageError(ROLE_IS_MUNICIPAL);
  const place = placeOf(options);
  const password = options.passwordStdin
    ? await passwordFromStdin(knownWords({ loginId: loginId.value, ...place }))
    : undefined;
  const { kind, role } = options;
  const account = { kind, role, loginId: loginId.value, ...place, password };
  const added = await atTheGate(configuration, (gate) => addAccount(gate, account, new Date()));
  if (!added.ok) throw new UsageError(added.message);
  console.log(`${labelOf(options)}「${loginId.value}」を登録しました。`);
  if (added.value.setupToken) tellSetup(configuration, added.value.setupToken);
}

const ROLE_IS_MUNICIPAL =
  "--role は --kind municipal（自治体職員）と一緒に指定してください。ほかの種類に管理者はありません。";

function labelOf({ kind, role }: AddAccountOptions): string {
  const label = ACCOUNT_KIND_LABELS[kind];
  return role ? `${label}（${ACCOUNT_ROLE_LABELS[role]}）` : label;
}

function placeOf({ kind, municipality, prefecture }: AddAccountOptions) {
  if (kind === "municipal" || kind === "venue") {
    if (!municipality || !lookupMunicipality(municipality)) {
      throw new UsageError(
        "--municipality に市区町村の6桁のコードを指定してください（municipality list で確認できます）。",
      );
    }
    return { municipalityCode: municipality, prefectureCode: null };
  }
  if (kind === "national") return { municipalityCode: null, prefectureCode: null };
  if (!prefecture || !lookupPrefecture(prefecture)) {
    throw new UsageError("--prefecture に都道府県の2桁のコード（01〜47）を指定してください。");
  }
  return { municipalityCode: null, prefectureCode: prefecture };
}

async function passwordFromStdin(known: readonly string[]): Promise<string> {
  const parsed = newPassword(known).safeParse((await text(process.stdin)).replace(/\r?\n$/, ""));
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues[0]!.message);
}
