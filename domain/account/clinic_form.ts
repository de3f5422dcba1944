import { z } from "zod";
import { optionalText } from "../dose/master_fields.ts";
import { GmisId } from "./gmis_id.ts";

const name = optionalText("医療機関名", 100).min(1, "医療機関名を入力してください。");
const remark = optionalText("備考", 100);

/** 医療機関の登録: who may sign in with G-MIS for this municipality. */
export const ClinicForm = z.object({ gmisId: GmisId, name, remark });
export type ClinicForm = z.infer<typeof ClinicForm>;

/** 更新 of a clinic: its G-MIS ID stays what it is. */
export const ClinicChange = z.object({ name, remark });
export type ClinicChange = z.infer<typeof ClinicChange>;
