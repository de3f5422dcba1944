import { nameKey } from "../recipient/name_key.ts";

/** Old and variant kanji of names of places, each with what the master list writes. */
const VARIANTS = new Map(
  ("竈釜 龍竜 桧檜 澤沢 嶋島 瀧滝 濱浜 曾曽 廣広 國国 條条 會会 渕淵 鯵鰺 﨑崎 髙高 邊辺 邉辺 萬万 與与 壹壱 藝芸 " +
    "惠恵 礪砺 榮栄 澁渋 櫻桜 豐豊 眞真 彌弥 驒騨 冨富 鷄鶏").split(" ")
    .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
);
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join("")}]`, "gu");
/** 茅が崎 for 茅ヶ崎; `nameKey` has made ヶ and ケ the same. */
const GA_BETWEEN_KANJI = /(?<=\p{Script=Han})ガ(?=\p{Script=Han})/gu;

/**
 * The search key of a place's name in kanji or kana: what `nameKey` takes for the same, old and new
 * kanji (塩竈, 塩釜; 龍ケ崎, 竜ヶ崎) and ヶ, ケ, が between kanji.
 */
export function placeNameKey(text: string): string {
  return nameKey(text, "").replaceAll(VARIANT, (kanji) => VARIANTS.get(kanji)!)
    .replaceAll(GA_BETWEEN_KANJI, "ケ");
}
