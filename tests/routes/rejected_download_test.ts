import assert from "node:assert/strict";
import Papa from "papaparse";
import { RECIPIENT_COLUMNS } from "../../domain/upload/recipient_columns.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aFiledDose, doseCells } from "../db/dose_upload/a_dose_file.ts";
import { aRecipientRow } from "../domain/upload/a_recipient_row.ts";
import type { Page } from "./a_browser.ts";
import { aCsvFile } from "./a_csv_file.ts";
import { doseHeader } from "../../domain/upload/dose_columns.ts";
import { aDesk, countsOn, csvRows } from "./a_desk.ts";
import { plainText, tableRows } from "./html.ts";

const office = await anOffice();
const desk = await aDesk({ app: createApp(office), office });
const LABELS = RECIPIENT_COLUMNS.map(({ label }) => label);
const MY_NUMBERS = ["234567890121", "345678901234"];

const [good, wrong, worse] = [
  {},
  { residentNumber: "501", myNumber: MY_NUMBERS[0], ticketNumber: "0000000501", sex: "9" },
  { residentNumber: "502", myNumber: MY_NUMBERS[1], ticketNumber: "502", birthDate: "19800231" },
];

Deno.test("rejected rows come as a file with reasons; corrected, it registers as it is", async () => {
  const review = await desk.reviews(aCsvFile([good, wrong, worse], "住民.csv"));
  const result = await desk.finish(review, "登録");
  assert.deepEqual(countsOn(result), ["1", "0", "0", "2", "3"]);
  const { name, rows } = await rejectedOf(result);
  assert.equal(name, "エラーの行_住民.csv");
  assert.deepEqual(rows[0], [...LABELS, "理由"]);
  const reasons = rows.slice(1).map((row) => row.at(-1)!);
  assert.match(reasons[0]!, /^性別：.*1（男）/);
  assert.match(reasons[1]!, /^生年月日：.* ／ 券番号：/);
  assert.deepEqual(rows[1]!.slice(0, -1), aRecipientRow(wrong));

  rows[1]![7] = "2";
  rows[2]![6] = "19800229";
  rows[2]![8] = "0000000502";
  const corrected = await desk.registers(fileOf(rows, name));
  assert.deepEqual(countsOn(corrected), ["2", "0", "0", "0", "2"]);
  const found = await desk.staff.submit(paths.search, { ticketNumber: "0000000502" });
  assert.match(plainText(found.html), /1980年2月29日/);
});

Deno.test("sent back without a correction the same rows are wrong for the same reasons", async () => {
  const formula = { familyName: `=cmd|' /C calc'!A0`, givenName: "＝1+1", familyKana: "@SUM" };
  const review = await desk.reviews(aCsvFile([formula, wrong, worse], "直さない.csv"));
  const first = await rejectedOf(review);
  const again = await desk.reviews(fileOf(first.rows, first.name));
  assert.deepEqual(countsOn(again), ["0", "0", "0", "3", "3"]);
  const second = await rejectedOf(again);
  assert.deepEqual(second.rows.map((row) => row.at(-1)), first.rows.map((row) => row.at(-1)));
});

Deno.test("no cell of a file for spreadsheets begins a formula", async () => {
  const signs = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠1"];
  const people = signs.map((familyName, index) => ({ familyName, residentNumber: `=${index}` }));
  const review = await desk.reviews(aCsvFile(people, "=数式.csv"));
  const { rows } = await rejectedOf(review);
  const issues = csvRows(await (await desk.staff.send(`${review.path}/issues`)).bytes());
  assert.equal(rows.length, 1 + signs.length);
  for (const cell of [...rows, ...issues].flat()) {
    assert.doesNotMatch(cell, /^[=+\-@\t\r＝＋－＠]/);
  }
  assert.equal(rows[1]![2], "'=1+1", "and what stood there can still be read");
});

Deno.test("columns in another order, without header or with one too many come as the file had them", async () => {
  const order = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
  const turned = (cells: string[]) => order.map((at) => cells[at]!);
  const shuffled = [turned(LABELS), turned(aRecipientRow(wrong))];
  const { rows } = await rejectedOf(await desk.reviews(fileOf(shuffled, "逆順.csv")));
  assert.deepEqual(rows.map((row) => row.slice(0, 10)), [
    turned(LABELS),
    turned(aRecipientRow(wrong)),
  ]);
  const bare = await rejectedOf(
    await desk.reviews(fileOf([aRecipientRow(wrong)], "見出しなし.csv")),
  );
  assert.deepEqual(bare.rows[0], [...LABELS, "理由"]);
  const wide = await rejectedOf(
    await desk.reviews(fileOf([aRecipientRow(good), [...aRecipientRow(wrong), "x"]], "広い.csv")),
  );
  assert.match(wide.rows[1]!.at(-1)!, /10項目のところ11項目/);
});

Deno.test("bulk doses: corrected rows go in as they are", async () => {
  const residentNumber = "601";
  const person = { residentNumber, myNumber: "456789012346", ticketNumber: "0000000601" };
  assert.deepEqual(countsOn(await desk.registers(aCsvFile([person])))[0], "1");
  const dose = (cells = {}) => doseCells({ residentNumber, doses: [aFiledDose(cells)] });
  const review = await desk.reviewsDoses(fileOf([dose({ vaccinatedOn: "20210231" })], "台帳.csv"));
  assert.match(plainText(review.html), /登録できる行がありません/);
  const { rows, name } = await rejectedOf(review);
  assert.equal(rows.length, 2);
  assert.match(rows[1]!.at(-1)!, /接種日/);
  const fixed = [rows[0]!, rows[1]!.with(2, "20210615")];
  const result = await desk.finish(await desk.reviewsDoses(fileOf(fixed, name)), "登録");
  assert.deepEqual(tableRows(result.html)[1], ["新規", "1", "100.0%"]);
});

Deno.test("bulk doses: a 理由 column in the middle shifts nothing when the rows come back again", async () => {
  const header = doseHeader(2);
  const names = [...header.slice(0, 2), "理由", ...header.slice(2)];
  const doses = [aFiledDose({ vaccinatedOn: "20210231" })];
  const filed = doseCells({ residentNumber: "602", doses });
  const cells = [...filed, ...Array<string>(17 - filed.length).fill("")];
  const moved = [...cells.slice(0, 2), "前の理由", ...cells.slice(2)];
  const { rows } = await rejectedOf(await desk.reviewsDoses(fileOf([names, moved], "移動.csv")));
  assert.deepEqual(rows[0], [...header, "理由"]);
  assert.deepEqual(rows[1]!.slice(0, 17), cells);
});

Deno.test("a file without a wrong row has none to download", async () => {
  const { path } = await desk.reviews(aCsvFile([good], "正しい.csv"));
  const page = await desk.staff.visit(`${path}/rejected`);
  assert.equal(page.status, 404);
  assert.match(plainText(page.html), /エラーの行がありません/);
});

async function rejectedOf({ path }: Page): Promise<{ name: string; rows: string[][] }> {
  const answer = await desk.staff.send(`${path}/rejected`);
  assert.equal(answer.status, 200);
  const disposition = answer.headers.get("content-disposition")!;
  const name = decodeURIComponent(disposition.split("UTF-8''")[1]!);
  const bytes = await answer.bytes();
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "spreadsheets need the BOM");
  return { name, rows: csvRows(bytes) };
}

function fileOf(rows: string[][], name: string): File {
  return new File([Papa.unparse(rows, { newline: "\r\n" })], name, { type: "text/csv" });
}
