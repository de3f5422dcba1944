import type { Sex } from "../../domain/recipient/sex.ts";
import type { FictionalName } from "./fictional_name.ts";
import { pick, type Random } from "./seeded_random.ts";

/** Latin letters as in the residence card, and the katakana a municipality writes for them. */
type Romanised = readonly [latin: string, katakana: string];

interface NamingTradition {
  family: readonly Romanised[];
  male: readonly Romanised[];
  female: readonly Romanised[];
}

const TRADITIONS: readonly NamingTradition[] = [
  {
    family: [["NGUYEN", "グエン"], ["TRAN", "チャン"], ["PHAM", "ファム"]],
    male: [["VAN AN", "ヴァン　アン"], ["DUC HUY", "ドゥック　フイ"]],
    female: [["THI HOA", "ティ　ホア"], ["THI LAN", "ティ　ラン"]],
  },
  {
    family: [["WANG", "オウ"], ["LI", "リ"], ["ZHANG", "チョウ"]],
    male: [["WEI", "イ"], ["JIANGUO", "ケンコク"]],
    female: [["XIAOLI", "ショウレイ"], ["YAN", "エン"]],
  },
  {
    family: [["KIM", "キム"], ["PARK", "パク"]],
    male: [["MINJUN", "ミンジュン"], ["SUNGHO", "ソンホ"]],
    female: [["JIWOO", "ジウ"], ["SOYEON", "ソヨン"]],
  },
  {
    family: [["DELA CRUZ", "デラ　クルス"], ["SANTOS", "サントス"], ["REYES", "レイエス"]],
    male: [["JOSE RIZALDO", "ホセ　リサルド"], ["MARK ANTHONY", "マーク　アンソニー"]],
    female: [["MARIA CRISTINA", "マリア　クリスティーナ"], ["ANGELICA", "アンジェリカ"]],
  },
  {
    family: [["SILVA", "シルバ"], ["OLIVEIRA", "オリベイラ"], ["TANAKA SOUZA", "タナカ　ソウザ"]],
    male: [["JOAO PEDRO", "ジョアン　ペドロ"], ["LUCAS", "ルーカス"]],
    female: [["ANA PAULA", "アナ　パウラ"], ["BEATRIZ", "ベアトリス"]],
  },
  {
    family: [["SHRESTHA", "シュレスタ"], ["GURUNG", "グルン"]],
    male: [["RAM BAHADUR", "ラム　バハドゥル"], ["BISHAL", "ビシャル"]],
    female: [["SITA KUMARI", "シタ　クマリ"], ["ANJALI", "アンジャリ"]],
  },
];

/** A foreign resident's name as registers hold it: all of it in 姓 and セイ, 名 and メイ blank. */
export function foreignName(random: Random, sex: Sex): FictionalName {
  const tradition = pick(random, TRADITIONS);
  const family = pick(random, tradition.family);
  const given = pick(random, tradition[sex === "male" ? "male" : "female"]);
  return {
    familyName: `${family[0]} ${given[0]}`,
    givenName: "",
    familyKana: `${family[1]}　${given[1]}`,
    givenKana: "",
  };
}
