import { fictionalPeople } from "../../db/demo/fictional_people.ts";
import { toRecipientCsv } from "../../db/demo/recipient_csv.ts";
import type { BenchServer } from "./bench_server.ts";
import { copyCleaned } from "./copy_cleaned.ts";
import { examinationEnded } from "./examination.ts";
import { asTable, measure, type Measurement } from "./measurement.ts";
import { uploadFile } from "./upload_file.ts";

export interface BenchedUpload {
  table: string;
  /** The reference that the others are compared with. */
  floor: Measurement;
}

/**
 * 接種対象者登録 from the request to its end, against COPY of the same cleaned columns into tables
 * with the same indexes.
 */
export async function benchUpload(server: BenchServer, rows: number): Promise<BenchedUpload> {
  const lines = toRecipientCsv(fictionalPeople({ count: rows, seed: 7 })).split("\r\n");
  const done: Measurement[] = [];
  const upload = async (what: string, csv: string) => {
    const file = { path: "/uploads", name: "bench.csv", bytes: new TextEncoder().encode(csv) };
    done.push(await measure(what, rows, () => uploadFile(server, file)));
    const examination = await measure(`${what}: examination after it`, rows, () => {
      return examinationEnded(server);
    });
    if (examination.seconds > 1) done.push(examination);
  };
  await upload("first registration", lines.join("\r\n"));
  const floor = await copyCleaned(server, rows);
  await upload("all unchanged", lines.join("\r\n") + "\r\n");
  await upload("10 % of the rows changed", lines.map(withOtherName).join("\r\n"));
  await upload("1 % of the rows rejected", lines.map(withWrongSex).join("\r\n"));
  return { table: asTable("接種対象者登録", [floor, ...done]), floor };
}

/** Columns of the file: 個別宛名番号, マイナンバー, 姓, 名, セイ, メイ, 生年月日, 性別, … */
function withOtherName(line: string, index: number): string {
  if (index === 0 || index % 10 !== 0) return line;
  return line.split(",").map((cell, column) => column === 2 ? "新姓" : cell).join(",");
}

function withWrongSex(line: string, index: number): string {
  if (index === 0 || index % 100 !== 0) return line;
  return line.split(",").map((cell, column) => column === 7 ? "9" : cell).join(",");
}
