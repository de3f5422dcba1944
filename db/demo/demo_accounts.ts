import type { NewAccount } from "../account/insert_account.ts";

/** Long enough for the rule, and nobody's real one. */
export const DEMO_PASSWORD = "vrs-demo-2021";

/** 千葉県浦安市 has the people; 市川市 next to it shows what the neighbour cannot see. */
export const DEMO_MUNICIPALITY = "122271";
export const DEMO_NEIGHBOUR = "122033";

/** Works at the next desk of urayasu@demo.lg.jp. */
export const DEMO_COLLEAGUE = "urayasu-02@demo.lg.jp";

export interface DemoAccount extends NewAccount {
  purpose: string;
}

const account = { municipalityCode: null, prefectureCode: null, password: DEMO_PASSWORD };

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    ...account,
    kind: "municipal",
    role: "manager",
    loginId: "urayasu@demo.lg.jp",
    municipalityCode: DEMO_MUNICIPALITY,
    purpose: "自治体職員・管理者（千葉県浦安市）",
  },
  {
    ...account,
    kind: "municipal",
    loginId: DEMO_COLLEAGUE,
    municipalityCode: DEMO_MUNICIPALITY,
    purpose: "自治体職員（千葉県浦安市）",
  },
  {
    ...account,
    kind: "venue",
    loginId: "urayasu-01",
    municipalityCode: DEMO_MUNICIPALITY,
    purpose: "接種会場（千葉県浦安市）",
  },
  {
    ...account,
    kind: "municipal",
    role: "manager",
    loginId: "ichikawa@demo.lg.jp",
    municipalityCode: DEMO_NEIGHBOUR,
    purpose: "自治体職員・管理者（千葉県市川市）",
  },
  {
    ...account,
    kind: "venue",
    loginId: "ichikawa-01",
    municipalityCode: DEMO_NEIGHBOUR,
    purpose: "接種会場（千葉県市川市）",
  },
  {
    ...account,
    kind: "prefecture",
    loginId: "chiba-pref",
    prefectureCode: "12",
    purpose: "都道府県（千葉県）",
  },
  { ...account, kind: "national", loginId: "national", purpose: "国" },
];
