import { findRecord } from "../db/record/find_record.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { RecordSubject } from "../domain/record/person_record.ts";
import type { RefusedConfirmation } from "../views/confirmation/confirmation_part.tsx";
import { recordEditing } from "../views/correction/record_editing.ts";
import { paths } from "../views/paths.ts";
import { RecordPage } from "../views/record/record_page.tsx";
import { actOf } from "./act_of.ts";
import type { RequestContext } from "./app_env.ts";
import { respondPage } from "./respond.tsx";

/** What was asked of 確認済み, or of 支援措置, and refused. */
type Refused = RefusedConfirmation & { of?: "protection" };

type DeskContext = RequestContext & { var: { actor: MunicipalActor } };

/** 照会結果 as it is now: 422 or 409 when something was asked of its marks, and refused. */
export async function respondRecord(
  c: DeskContext,
  subject: RecordSubject,
  refused?: Refused,
): Promise<Response> {
  const found = await findRecord(c.var.office.database.register, actOf(c), subject);
  const editing = recordEditing(found.correction, c.var.at);
  return respondPage(c, {
    title: refused ? "エラー：照会結果" : "照会結果",
    tab: paths.search,
    body: (
      <RecordPage
        {...found}
        editing={editing}
        today={japanToday(c.var.at)}
        refused={refused?.of ? undefined : refused}
        refusedProtection={refused?.of ? refused : undefined}
      />
    ),
    status: !refused ? 200 : refused.overtaken ? 409 : 422,
  });
}
