import { asciiDigits } from "../digits.ts";
import { municipalityCheckDigit } from "../municipality/municipality_check_digit.ts";
import {
  lookupMunicipality,
  lookupPrefecture,
  MUNICIPALITIES,
  type Municipality,
  municipalityDisplayName,
} from "../municipality/municipality_master.ts";
import { failure, success } from "../result.ts";
import { cellFault, type CellReading } from "../upload/cell_problem.ts";
import { spreadsheetDamage } from "../upload/spreadsheet_damage.ts";

/** 転出元自治体 of a cell that is not blank: its code of six or five digits, or its name. */
export function readMunicipalityCell(text: string): CellReading<string> {
  const folded = asciiDigits(text).replaceAll(/\s/g, "");
  if (/^\d+$/.test(folded)) return byCode(folded);
  const damage = spreadsheetDamage(text);
  if (damage) return cellFault("damaged", damage);
  return byName(folded);
}

function byCode(digits: string): CellReading<string> {
  const found = lookupMunicipality(digits.length === 5 ? withCheckDigit(digits) : digits);
  if (found) return success(found.code);
  const zeroLed = digits.length === 5 ? lookupMunicipality(`0${digits}`) : undefined;
  if (zeroLed) {
    return cellFault(
      "damaged",
      `5桁しかありません。表計算ソフトで先頭の0が消えたようです。${
        municipalityDisplayName(zeroLed)
      }なら` +
        `「${zeroLed.code}」と6桁にしてください。`,
    );
  }
  return failure(
    "この市町村コードの自治体はありません。6桁の番号を確かめてください。" +
      "政令指定都市の区は、市のコードにしてください。",
  );
}

function withCheckDigit(fiveDigits: string): string {
  return fiveDigits + municipalityCheckDigit(fiveDigits);
}

/** Every way a name is written, → those who are called so: 府中市 is two. */
const BY_NAME = new Map<string, Municipality[]>();
for (const place of MUNICIPALITIES) {
  const prefecture = lookupPrefecture(place.prefectureCode)?.name ?? "";
  const local = new Set([place.name, place.district + place.name]);
  for (const name of [...local].flatMap((short) => [short, prefecture + short])) {
    BY_NAME.set(name, [...BY_NAME.get(name) ?? [], place]);
  }
}

/** 横浜市鶴見区 is part of 横浜市; the special wards of Tokyo have no 市 before them. */
const WARD = /(?<=市)[^市]+区$/;

function byName(name: string): CellReading<string> {
  const found = BY_NAME.get(name) ?? BY_NAME.get(name.replace(WARD, "")) ?? [];
  if (found.length === 1) return success(found[0]!.code);
  if (found.length === 0) {
    return failure(
      "この名前の自治体はありません。「千葉県市川市」のような今の名前か、市町村コード（6桁）にしてください。",
    );
  }
  return failure(
    `同じ名前の自治体が${found.length}つあります。「${
      found.map(municipalityDisplayName).join("」か「")
    }」のように、都道府県から書いてください。`,
  );
}
