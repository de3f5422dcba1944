import { fictionalDoses } from "../../db/demo/fictional_doses.ts";
import { fictionalPeople, type FictionalPerson } from "../../db/demo/fictional_people.ts";
import { compactDate, compactTimestamp } from "../../domain/date/plain_date.ts";
import { paths } from "../../views/paths.ts";
import type { BenchServer } from "./bench_server.ts";
import { examinationEnded } from "./examination.ts";
import { asTable, measure, type Measurement } from "./measurement.ts";
import { uploadFile } from "./upload_file.ts";

/** 予診票・予防接種台帳データ一括登録 of two doses for most of the people `benchUpload` registered. */
export async function benchDoseUpload(
  server: BenchServer,
  { people, reference }: { people: number; reference: Measurement },
): Promise<string> {
  const { csv, rows, doses } = doseFile(fictionalPeople({ count: people, seed: 7 }));
  const file = { path: paths.doseUploads, name: "doses.csv", bytes: new TextEncoder().encode(csv) };
  const first = await measure(`bulk doses (${doses.toLocaleString("en")} doses)`, rows, () => {
    return uploadFile(server, file);
  });
  const examination = await measure("examination after it", rows, () => examinationEnded(server));
  const again = { ...file, bytes: new TextEncoder().encode(csv + "\r\n") };
  const second = await measure("all unchanged", rows, () => uploadFile(server, again));
  await examinationEnded(server);
  return asTable("予診票・予防接種台帳データ一括登録", [reference, first, examination, second]);
}

function doseFile(people: readonly FictionalPerson[]) {
  const numbers = new Map(people.map((person) => [person.ticketNumber, person.residentNumber]));
  const rows = new Map<string, string[]>();
  let doses = 0;
  for (const dose of fictionalDoses({ people, seed: 7 })) {
    const residentNumber = numbers.get(dose.ticketNumber);
    if (!residentNumber) continue;
    const row = rows.get(residentNumber) ?? [residentNumber];
    rows.set(residentNumber, [
      ...row,
      compactTimestamp(dose.registeredAt),
      compactDate(dose.vaccinatedOn),
      dose.ticketNumber,
      "",
      dose.venueName,
      dose.doctorName,
      dose.vaccine.maker,
      dose.lotNumber,
    ]);
    doses++;
  }
  const width = 17;
  const lines = [...rows.values()].map((cells) =>
    [...cells, ...Array<string>(width - cells.length).fill("")].join(",")
  );
  return { csv: lines.join("\r\n") + "\r\n", rows: lines.length, doses };
}
