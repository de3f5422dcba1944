import { lookupMunicipality } from "../municipality/municipality_master.ts";
import { romajiOf } from "./romaji.ts";

interface Owner {
  loginId: string;
  municipalityCode?: string | null;
}

/** What everybody knows of an account's owner, so that no password may be made of it alone. */
export function knownWords({ loginId, municipalityCode }: Owner): string[] {
  const municipality = municipalityCode ? lookupMunicipality(municipalityCode) : undefined;
  const place = municipality ? [municipality.name, municipality.kana] : [];
  const short = [
    municipality?.name.replace(/[市区町村]$/, "") ?? "",
    municipality?.kana.replace(/(シ|ク|マチ|チョウ|ムラ|ソン)$/, "") ?? "",
  ];
  const townHall = municipality ? [townHallOf(municipality.name)] : [];
  const kana = [...place, ...short].filter((word) => /^[ァ-ヶー]+$/.test(word));
  const words = [
    loginId,
    ...loginId.split(/[^A-Za-z0-9]+/),
    ...place,
    ...short,
    ...townHall,
    ...kana.flatMap((word) => [romajiOf(word), hiraganaOf(word)]),
    ...(municipalityCode ? [municipalityCode, municipalityCode.slice(0, 5)] : []),
  ];
  return [...new Set(words)].filter((word) => word.length >= 2);
}

/** 浦安市 → 浦安市役所, 栄町 → 栄町役場. */
function townHallOf(name: string): string {
  return name + (/[町村]$/.test(name) ? "役場" : "役所");
}

function hiraganaOf(kana: string): string {
  return kana.replace(/[ァ-ヶ]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0x60));
}
