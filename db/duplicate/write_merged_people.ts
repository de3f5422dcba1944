import { sql } from "kysely";
import { type ComparedPair, otherSide } from "../../domain/duplicate/compared_pair.ts";
import type { MergeChoice } from "../../domain/duplicate/merge_choice.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { overtaken } from "./lock_people.ts";

/** One merge being written. */
export interface MergeWriting {
  municipalityCode: string;
  changeId: string;
  compared: ComparedPair;
  choice: MergeChoice;
}

/**
 * The kept person with the chosen cells; the absorbed one as その他削除 and without a My Number,
 * which may not stand at two people. Both rows get a new version, so that whoever has either of
 * them open is told, and the undo of the upload that brought them leaves them alone.
 */
export async function writeMergedPeople(
  tx: MunicipalityTransaction,
  { municipalityCode: code, changeId, compared, choice }: MergeWriting,
  myNumbers: MyNumberSealer,
): Promise<void> {
  const people = [compared.left.person, compared.right.person];
  const rows = await tx.selectFrom("recipient").selectAll()
    .where("municipality_code", "=", code).where("id", "in", people.map(({ id }) => id)).execute();
  const rowOf = (side: MergeChoice["kept"]) => {
    const row = rows.find(({ id }) => id === compared[side].person.id);
    if (!row || row.version !== compared[side].person.version) throw overtaken();
    return row;
  };
  const { name, kana, birthDate, sex, myNumber, status } = choice.fields;
  const [kept, absorbed] = [rowOf(choice.kept), rowOf(otherSide(choice.kept))];
  const numbered = rowOf(myNumber);
  await sql`
    insert into recipient_history select recipient.*, ${changeId}::uuid from recipient
    where municipality_code = ${code} and id in (${kept.id}, ${absorbed.id})`.execute(tx);
  const version = sql<number>`version + 1`;
  const written = (id: string) =>
    tx.updateTable("recipient").where("municipality_code", "=", code).where("id", "=", id);
  await written(kept.id).set({
    family_name: rowOf(name).family_name,
    given_name: rowOf(name).given_name,
    family_kana: rowOf(kana).family_kana,
    given_kana: rowOf(kana).given_kana,
    family_key: rowOf(kana).family_key,
    given_key: rowOf(kana).given_key,
    birth_date: rowOf(birthDate).birth_date,
    sex: rowOf(sex).sex,
    status: rowOf(status).status,
    my_number_sealed: numbered.my_number_sealed &&
      resealed(myNumbers, numbered.my_number_sealed, {
        from: { municipalityCode: code, residentNumberKey: numbered.resident_number_key },
        to: { municipalityCode: code, residentNumberKey: kept.resident_number_key },
      }),
    my_number_index: numbered.my_number_index,
    version,
    change_id: changeId,
  }).execute();
  await written(absorbed.id).set({
    status: "removed",
    my_number_sealed: null,
    my_number_index: null,
    version,
    change_id: changeId,
  }).execute();
}

interface NewOwner {
  from: Parameters<MyNumberSealer["open"]>[1];
  to: Parameters<MyNumberSealer["seal"]>[1];
}

/** A sealed number is bound to its row, so the one that moves is sealed anew. */
function resealed(myNumbers: MyNumberSealer, sealed: Uint8Array, { from, to }: NewOwner) {
  if (from.residentNumberKey === to.residentNumberKey) return sealed;
  return myNumbers.seal(myNumbers.open(sealed, from), to);
}

/** Whether a third person in place has the merged person's My Number, as a sentence. */
export async function refuseSharedNumber(
  tx: MunicipalityTransaction,
  { municipalityCode: code, compared, choice }: MergeWriting,
): Promise<string | undefined> {
  const { id } = compared[choice.kept].person;
  const { rows: [other] } = await sql<{ residentNumber: string }>`
    select other.resident_number as "residentNumber"
    from recipient as kept join recipient as other on other.municipality_code = ${code}
      and other.my_number_index = kept.my_number_index and other.id <> kept.id
    where kept.municipality_code = ${code} and kept.id = ${id}
      and kept.status is null and other.status is null
    limit 1`.execute(tx);
  return other && `選んだマイナンバーは個別宛名番号「${other.residentNumber}」の人にも登録されて` +
      "います。どちらの番号か確かめ、先に照会・補正で直してください。";
}
