import type { Configuration } from "../../domain/configuration.ts";
import { faultText } from "../../domain/audit/fault_text.ts";
import { readHeads } from "../../domain/audit/audit_fault.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../../domain/municipality/municipality_master.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { type VerifiedAudit, verifyAudit } from "../audit/verify_audit.ts";
import { NO_MUNICIPALITY } from "../audit.ts";
import { atTheAudit } from "./at_the_audit.ts";
import { UsageError } from "./usage_error.ts";

export interface VerifyOptions {
  municipality?: string;
  /** A file with heads that were kept outside. */
  heads?: string;
}

/** `audit verify`: says what is wrong first in each municipality. Throws when anything is. */
export async function runVerifyAudit(
  configuration: Configuration,
  { municipality, heads }: VerifyOptions,
): Promise<void> {
  const isKnown = municipality === NO_MUNICIPALITY || lookupMunicipality(municipality ?? "");
  if (municipality && !isKnown) {
    throw new UsageError("--municipality に市区町村の6桁のコードを指定してください。");
  }
  const kept = heads === undefined ? [] : readHeads(await readText(heads));
  if (heads !== undefined && kept.length === 0) {
    throw new UsageError(`${heads} に audit head の値がありません。`);
  }
  const sums = { codes: 0, rows: 0, waiting: 0, faults: 0 };
  await atTheAudit(configuration, async (sql, chain) => {
    await verifyAudit(sql, chain, { municipalityCode: municipality, kept }, (verified) => {
      sums.codes++;
      sums.rows += verified.rowCount;
      sums.waiting += verified.waitingCount;
      sums.faults += verified.faults.length;
      tell(verified);
    });
  });
  const figure = (count: number) => count.toLocaleString("ja-JP");
  console.log(
    `${figure(sums.codes)}自治体、${figure(sums.rows)}件を確かめました` +
      `（封印待ち${figure(sums.waiting)}件）。`,
  );
  if (sums.faults > 0) throw new OperatorError(TAMPERED);
  console.log("書き換えはありません。");
}

const TAMPERED = "操作の記録が封印と一致しません。データベースの管理者の操作と" +
  "バックアップを確かめてください。";

function tell({ municipalityCode, faults }: VerifiedAudit): void {
  const municipality = lookupMunicipality(municipalityCode);
  const name = municipality ? municipalityDisplayName(municipality) : "所属なし";
  for (const fault of faults) {
    console.log(`${municipalityCode} ${name}：${faultText(fault)}`);
  }
}

async function readText(path: string): Promise<string> {
  return await Deno.readTextFile(path).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new UsageError(`ファイル ${path} がありません。`);
  });
}
