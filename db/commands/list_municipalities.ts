import { lookupPrefecture, MUNICIPALITIES } from "../../domain/municipality/municipality_master.ts";

/** `municipality list`: code, prefecture, name and kana, separated by tabs. */
export function listMunicipalities(): void {
  const lines = MUNICIPALITIES.map(({ code, prefectureCode, name, kana }) =>
    [code, lookupPrefecture(prefectureCode)!.name, name, kana].join("\t")
  );
  console.log(lines.join("\n"));
}
