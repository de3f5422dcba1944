import assert from "node:assert/strict";
import type { Hono } from "hono";
import Papa from "papaparse";
import { runJobs } from "../../db/job/run_jobs.ts";
import type { AppEnv, Office } from "../../routes/app_env.ts";
import { paths } from "../../views/paths.ts";
import type { Browser, Fields, Page } from "./a_browser.ts";
import { formOf, tableRows } from "./html.ts";
import { aBrowserOf, URAYASU } from "./some_staff.ts";

const BYTE_ORDER_MARK = 0xef;

/** 自治体職員 at work, without JavaScript; jobs run while they look away. */
export class Desk {
  constructor(readonly staff: Browser, readonly office: Office) {}

  /** Fills in a form of a page and sends it; what is not filled in goes as it stands there. */
  submit({ html }: Page, label: string, filledIn: Fields = {}): Promise<Page> {
    const { action, fields } = formOf(html, label);
    assert.notEqual(action, "", `the page has a form ${label}`);
    return this.staff.submit(action, { ...fields, ...filledIn });
  }

  /** The same, and the page as it is when the jobs are done. */
  async finish(page: Page, label: string, filledIn: Fields = {}): Promise<Page> {
    const answer = await this.submit(page, label, filledIn);
    assert.equal(answer.status, 200, answer.html);
    await runJobs(this.office);
    return await this.staff.visit(answer.path);
  }

  /** Sends a 接種対象者ファイル; answers its review, or why it cannot be read. */
  async reviews(file: File): Promise<Page> {
    const page = await this.staff.visit(paths.uploads);
    return await this.finish(page, "接種対象者登録", { file });
  }

  async reviewsDoses(file: File): Promise<Page> {
    const page = await this.staff.visit(paths.doseUploads);
    return await this.finish(page, "予診票・予防接種台帳データ一括登録", { file });
  }

  /** Sends a file without faults and registers it; answers the result. */
  async registers(file: File): Promise<Page> {
    return await this.finish(await this.reviews(file), "登録");
  }

  /** The rows of an output as it is offered at first. */
  async takes(
    output: "予防接種台帳向け出力" | "接種対象者登録待ちリスト出力",
  ): Promise<string[][]> {
    const { path } = await this.finish(await this.staff.visit(paths.outputs), output);
    const bytes = await (await this.staff.send(`${path}/file`)).bytes();
    assert.notEqual(bytes[0], BYTE_ORDER_MARK);
    return csvRows(bytes);
  }
}

/** The desk of a new member of staff; of 浦安市 unless another code is given. */
export async function aDesk(
  { app, office }: { app: Hono<AppEnv>; office: Office },
  municipalityCode = URAYASU,
): Promise<Desk> {
  const staff = await aBrowserOf({ app, office }, { kind: "municipal", municipalityCode });
  return new Desk(staff, office);
}

/** 新規, 変更, 変更なし, エラー, 合計 of a review or result. */
export function countsOn({ html }: Page): (string | undefined)[] {
  const counts = new Map(tableRows(html).map(([label = "", count]) => [label, count]));
  return ["新規", "変更", "変更なし", "エラー", "合計"].map((label) => counts.get(label));
}

/** The rows of a CSV in UTF-8, with or without BOM. */
export function csvRows(bytes: Uint8Array): string[][] {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  assert.doesNotMatch(text, /[^\r]\n/);
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}
