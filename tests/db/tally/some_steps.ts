import fc from "fast-check";
import { undoChange } from "../../../db/change/undo_change.ts";
import { decideConflict } from "../../../db/conflict/decide_conflict.ts";
import { listOpenConflicts } from "../../../db/conflict/list_conflicts.ts";
import { registerDose } from "../../../db/dose/register_dose.ts";
import { pairOf } from "../../../domain/duplicate/person_pair.ts";
import { RecipientStatus } from "../../../domain/recipient/recipient_status.ts";
import { aHandDose, type Correcting } from "../correction/a_correction.ts";
import { aDose, aTicket } from "../dose/a_dose.ts";
import { mergeAsTyped } from "../duplicate/a_pair.ts";
import { erase, longAgo } from "../retention/a_leaver.ts";
import { undo } from "../upload/an_undo.ts";
import { upload } from "../upload/an_upload.ts";
import { randomDoseFile, randomFile, randomTicketNumber } from "../upload/random_files.ts";
import type { Step } from "./a_desk.ts";

const nth = fc.nat(30);
const day = fc.constantFrom("2021-05-01", "2021-06-15", "2021-06-30");

/** A file of people or doses. */
export const file = fc.oneof(randomFile, randomDoseFile).map((given): Step => ({
  name: `file ${JSON.stringify(given)}`,
  take: async ({ database, act }) => {
    const { record } = await upload(database, act, given);
    return { ok: record.state === "applied" };
  },
}));

const registration = fc.record({
  ticketNumber: randomTicketNumber,
  kind: fc.constantFrom("vaccination" as const, "vaccination" as const, "examination" as const),
  doseNumber: fc.integer({ min: 1, max: 3 }),
  vaccinatedOn: day,
  source: fc.constantFrom("venue" as const, "hand" as const),
}).map(({ vaccinatedOn, source, ...ticket }): Step => ({
  name: `${source} ${JSON.stringify(ticket)}`,
  take: ({ database, act, code }) => {
    const dose = aDose(aTicket(code, ticket), { source });
    const entry = { ...dose.entry, vaccinatedOn };
    return registerDose(database.register, act, { ...dose, entry });
  },
}));

const personCells = fc.record({
  residentNumber: fc.constantFrom("5", "6", "7"),
  birthDate: fc.constantFrom("1956-04-01", "1956-04-02", "2012-02-29"),
  sex: fc.constantFrom("male" as const, "female" as const, "other" as const),
  status: fc.option(fc.constantFrom(...RecipientStatus.options)),
  ticketNumber: fc.option(randomTicketNumber),
}, { requiredKeys: [] });

const KINDS = {
  pfizer: { kind: "vaccination" as const, vaccineCode: "pfizer", vaccineMaker: "ファイザー" },
  moderna: { kind: "vaccination" as const, vaccineCode: "moderna", vaccineMaker: "モデルナ" },
  none: {
    kind: "examination" as const,
    vaccineCode: null,
    vaccineMaker: null,
    lotNumber: null,
  },
};

const doseCells = fc.record({
  doseNumber: fc.integer({ min: 1, max: 4 }),
  vaccinatedOn: day,
  ticketNumber: randomTicketNumber,
  placeCode: fc.constantFrom("011002", "131016"),
  venueName: fc.constantFrom("市民ホール", "小学校"),
  is: fc.constantFrom(...Object.values(KINDS)),
}, { requiredKeys: [] }).map(({ is, ...cells }) => ({ ...cells, ...is }));

const doseEdit = fc.oneof(doseCells, fc.constantFrom("delete", "restore", "add"));
type DoseEdit = typeof doseEdit extends fc.Arbitrary<infer Value> ? Value : never;

/** The person and several of their doses at once. */
const correction = fc.record({
  nth,
  person: fc.option(personCells),
  doses: fc.array(doseEdit, { maxLength: 3 }),
}).map((given): Step => ({
  name: `correction ${JSON.stringify(given)}`,
  take: async (desk) => {
    const correcting = await desk.correcting(given.nth);
    if (!correcting) return;
    if (given.person) await correcting.person(given.person);
    for (const [index, edit] of given.doses.entries()) await editDose(correcting, index, edit);
    const updated = await correcting.updates();
    if (!updated.ok) {
      await desk.owner`delete from correction_draft where municipality_code = ${desk.code}`;
    }
    return updated;
  },
}));

async function editDose(correcting: Correcting, index: number, edit: DoseEdit): Promise<void> {
  const { doses, withdrawnDoses: [withdrawn], tickets: [ticket] } = await correcting.record();
  const dose = doses[index];
  if (typeof edit === "object" && dose) await correcting.doseOf(dose, edit);
  if (edit === "delete" && dose) await correcting.deletesDose(dose);
  if (edit === "restore" && withdrawn) await correcting.restoresDose(withdrawn);
  if (edit !== "add" || !ticket) return;
  const { ticketNumber } = ticket;
  await correcting.adds(aHandDose(correcting.act, { ticketNumber, doseNumber: 3 + index }));
}

const replacement = nth.map((nth): Step => ({
  name: `what the file says (${nth})`,
  take: async ({ database: { register }, act, code }) => {
    const open = await listOpenConflicts(register, code, { limit: 100, offset: 0 });
    const conflict = open[nth % Math.max(open.length, 1)];
    if (!conflict) return;
    const version = conflict.stored?.version ?? 0;
    const form = { decision: "replace", reason: "登録の誤り", note: "", version } as const;
    return await decideConflict(register, act, { conflictId: conflict.id, form });
  },
}));

const merge = fc.tuple(nth, nth).map(([one, other]): Step => ({
  name: `merge ${one} and ${other}`,
  take: async (desk) => {
    const ids = [await desk.pick("recipient", one), await desk.pick("recipient", other)];
    const pair = pairOf(ids[0] ?? "", ids[1] ?? "");
    return pair && await mergeAsTyped(desk.database, desk.act, { pair });
  },
}));

const undoing = fc.record({ of: fc.constantFrom("change", "upload"), nth }).map((given): Step => ({
  name: `undo ${JSON.stringify(given)}`,
  take: async (desk) => {
    const id = await desk.pick(given.of, given.nth);
    if (!id) return;
    const { database, act } = desk;
    if (given.of === "upload") return await undo(database, act, id).catch(() => undefined);
    return await undoChange(database.register, act, { changeId: id, reason: "入力の誤り" });
  },
}));

/** Somebody leaves, and ten years go by. */
const erasure = nth.map((nth): Step => ({
  name: `erasure of ${nth}`,
  take: async (desk) => {
    const { database, owner, code } = desk;
    const leaver = await desk.correcting(nth);
    if (!leaver) return;
    await leaver.person({ status: "moved_out" });
    await leaver.updates();
    await longAgo(owner, code);
    return (await erase(database)).doses;
  },
}));

/** Anything that changes what is counted of four people, in any order. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: file },
  { weight: 6, arbitrary: registration },
  { weight: 6, arbitrary: correction },
  { weight: 2, arbitrary: replacement },
  { weight: 2, arbitrary: merge },
  { weight: 4, arbitrary: undoing },
  { weight: 3, arbitrary: erasure },
);
