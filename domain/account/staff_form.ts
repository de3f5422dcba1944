import { z } from "zod";
import { optionalText } from "../dose/master_fields.ts";
import { schemaOf } from "../schema_of.ts";
import { ACCOUNT_ROLES } from "./account_role.ts";
import { checkLoginId } from "./login_id.ts";
import type { StaffKind } from "./staff_account.ts";

const LONGEST_REMARK = 100;

const remark = optionalText("備考", LONGEST_REMARK);
const role = z.enum(ACCOUNT_ROLES, { error: "役割を選んでください。" });
const loginId = (kind: StaffKind) => schemaOf((typed) => checkLoginId(kind, typed));

/** 接種会場のログインIDの登録. */
export const VenueForm = z.object({ loginId: loginId("venue"), remark });
export type VenueForm = z.infer<typeof VenueForm>;

/** 職員の登録: 管理者 add their colleagues. */
export const ColleagueForm = z.object({ loginId: loginId("municipal"), role, remark });
export type ColleagueForm = z.infer<typeof ColleagueForm>;

/** 更新 of a venue's ID: its remark only [spec]. */
export const VenueChange = z.object({ remark });

/** 更新 of a colleague. */
export const ColleagueChange = z.object({ remark, role });

/** What 更新 writes; a venue has no role to change. */
export type StaffChange = z.infer<typeof VenueChange> & Partial<z.infer<typeof ColleagueChange>>;
