import { v7 as uuid } from "uuid";
import type { Question } from "../../domain/transfer/inquiry.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { NumberedQuestion } from "../transfer/ask_municipality.ts";
import { rowOwner } from "./row_owner.ts";

export interface BatchPlace {
  municipalityCode: string;
  batchId: string;
}

/** A row as a question, with the id of the case it is going to open. */
export type RowToAsk = NumberedQuestion & { line: number };

/**
 * What there is to ask, by the municipality that is asked, in the order of their codes; rows in the
 * order of the file. Those that repeat another row wait for what becomes of it.
 */
export async function listRowsToAsk(
  tx: MunicipalityTransaction,
  myNumbers: MyNumberSealer,
  batch: BatchPlace,
): Promise<Map<string, RowToAsk[]>> {
  const rows = await tx.selectFrom("batch_row")
    .select(["line", "other_code as otherCode", "kind"])
    .select(["family_kana as familyKana", "given_kana as givenKana"])
    .select(["birth_date as birthDate", "sex", "my_number_sealed as sealed"])
    .where("municipality_code", "=", batch.municipalityCode).where("batch_id", "=", batch.batchId)
    .where("outcome", "is", null).where("same_as_line", "is", null)
    .orderBy("other_code").orderBy("line").execute();
  const questions = rows.map(({ line, sealed, ...row }): RowToAsk => {
    const about: Question["about"] = row.kind === "my_number"
      ? { kind: "my_number", myNumber: myNumbers.open(sealed!, rowOwner({ ...batch, line })) }
      : {
        kind: "name",
        familyKana: row.familyKana ?? "",
        givenKana: row.givenKana ?? "",
        birthDate: row.birthDate!,
        sex: row.sex!,
      };
    return { line, id: uuid(), question: { otherCode: row.otherCode!, about } };
  });
  return Map.groupBy(questions, ({ question }) => question.otherCode);
}
