import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import type { OutputChoice } from "../../domain/output/output_choice.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { enqueueJob } from "../job/enqueue_job.ts";
import { inMunicipality } from "../tenant.ts";

/** Asks for a file of データ出力, which a job then makes. Answers the output's id. */
export function requestOutput(register: Register, act: Act, choice: OutputChoice): Promise<string> {
  const municipality_code = act.actor.municipalityCode;
  const id = uuid();
  const { kind, scope, period, doseCount, encoding, header } = choice;
  return inMunicipality(register, municipality_code, async (tx) => {
    await tx.insertInto("output").values({
      municipality_code,
      id,
      kind,
      scope,
      period_basis: period?.basis,
      period_from: period?.from,
      period_to: period?.to,
      dose_count: doseCount,
      encoding,
      header,
      state: "waiting",
      made_at: act.at,
      account_id: act.actor.accountId,
      login_id: act.actor.loginId,
    }).execute();
    await enqueueJob(tx, act, { kind: "make_output", subjectId: id });
    await recordAct(tx, municipality_code, {
      by: act,
      entry: {
        act: "output_made",
        subject: { kind: "output", id },
        detail: { kind, scope, doseCount, encoding },
      },
    });
    return id;
  });
}
