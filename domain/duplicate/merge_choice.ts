import type { FormProblem, Typed } from "../form_problem.ts";
import { ticketKindLabel } from "../ticket/ticket_kind.ts";
import {
  type ComparedPair,
  MERGE_SIDES,
  type MergeSide,
  otherSide,
  personWrittenAt,
  ticketsOfBoth,
} from "./compared_pair.ts";
import {
  fieldsAgree,
  isBlankField,
  MERGE_FIELDS,
  type MergeField,
  mergeFieldLabel,
} from "./compare_people.ts";
import {
  collisionField,
  type DoseCollision,
  doseCollisions,
  presumedDose,
} from "./dose_collision.ts";

/** How two records become one. */
export interface MergeChoice {
  /** Whose 個別宛名番号 remains; the other record is absorbed. */
  kept: MergeSide;
  /** Whose cells the merged person has. */
  fields: Record<MergeField, MergeSide>;
  /** The ticket that is active afterwards; null when neither record has an active one. */
  activeTicketId: string | null;
  /** Doses that give way to another one of the same number. */
  withdrawnDoseIds: readonly string[];
}

export type ReadChoice =
  | { ok: true; value: MergeChoice }
  | { ok: false; problems: FormProblem[] };

/** Name of the form's field that says whose 個別宛名番号 remains. */
export const KEPT_FIELD = "kept";
export const TICKET_FIELD = "ticket";

/**
 * What the form has chosen at first, by field name: the side that is filled, else the record that
 * was written last. Colliding doses that differ are left to the person.
 */
export function defaultChoices(pair: ComparedPair): Typed {
  const later = laterSide(pair);
  const typed: Typed = { [KEPT_FIELD]: later };
  for (const field of MERGE_FIELDS) typed[field] = defaultSide(pair, field, later);
  const ticket = activeTickets(pair, later)[0];
  if (ticket) typed[TICKET_FIELD] = ticket.id;
  for (const collision of doseCollisions(pair)) {
    const dose = presumedDose(collision);
    if (dose) typed[collisionField(collision)] = dose.id;
  }
  return typed;
}

/** The tickets one of which stays active, the given side's first. */
export function activeTickets(pair: ComparedPair, first: MergeSide) {
  return [first, otherSide(first)].flatMap((side) =>
    pair[side].tickets.filter(({ state }) => state === "active")
  );
}

/** Reads the form; what does not differ or is the only possibility need not be chosen. */
export function readMergeChoice(pair: ComparedPair, typed: Typed): ReadChoice {
  const problems: FormProblem[] = [];
  const kept = sideOf(typed[KEPT_FIELD]);
  if (!kept) {
    problems.push({ field: KEPT_FIELD, message: "残す個別宛名番号を選んでください。" });
  }
  const fields = MERGE_FIELDS.map((field) => {
    const side = fieldsAgree(field, pair) ? kept : sideOf(typed[field]);
    if (kept && !side) {
      const message = `${mergeFieldLabel(field)}は左と右で違います。どちらかを選んでください。`;
      problems.push({ field, message });
    }
    return [field, side];
  });
  const tickets = activeTickets(pair, kept ?? "left");
  const ticket = tickets.length > 1
    ? tickets.find(({ id }) => id === typed[TICKET_FIELD])
    : tickets[0];
  if (tickets.length > 1 && !ticket) {
    problems.push({ field: TICKET_FIELD, message: "有効なまま残す接種券を選んでください。" });
  }
  const withdrawnDoseIds = doseCollisions(pair).flatMap((collision) => {
    const stays = collision.doses.find(({ id }) => id === typed[collisionField(collision)]);
    if (!stays) problems.push(undecided(collision));
    return collision.doses.filter((dose) => dose !== stays).map(({ id }) => id);
  });
  if (!kept || problems.length > 0) return { ok: false, problems };
  const choice = { kept, fields: Object.fromEntries(fields), withdrawnDoseIds };
  return { ok: true, value: { ...choice, activeTicketId: ticket?.id ?? null } };
}

/** Every ticket number of the record that is absorbed. */
export function movingTickets(pair: ComparedPair, { kept }: MergeChoice) {
  return pair[otherSide(kept)].tickets;
}

/** Tickets as they are after the merge, the active one first. */
export function mergedTickets(pair: ComparedPair, { activeTicketId }: MergeChoice) {
  return ticketsOfBoth(pair)
    .map((ticket) => ({
      ...ticket,
      state: ticket.id === activeTicketId ? "active" as const : "superseded" as const,
    }))
    .toSorted((a, b) => Number(b.state === "active") - Number(a.state === "active"));
}

/** The only one in place, else the one whose row was written last. */
function laterSide({ left, right }: ComparedPair): MergeSide {
  if ((left.person.status === null) !== (right.person.status === null)) {
    return left.person.status === null ? "left" : "right";
  }
  return personWrittenAt(left).getTime() > personWrittenAt(right).getTime() ? "left" : "right";
}

function defaultSide(pair: ComparedPair, field: MergeField, later: MergeSide): MergeSide {
  // No flag is a value too: that of somebody in place.
  if (field === "status") return later;
  const filled = MERGE_SIDES.filter((side) => !isBlankField(field, pair[side].person));
  return filled.length === 1 ? filled[0]! : later;
}

function sideOf(typed: string | undefined): MergeSide | undefined {
  return MERGE_SIDES.find((side) => side === typed);
}

function undecided(collision: DoseCollision): FormProblem {
  const { kind, doseNumber } = collision;
  const name = kind === "vaccination"
    ? `${doseNumber}回目の接種`
    : `${doseNumber}回目の${ticketKindLabel(kind)}`;
  return {
    field: collisionField(collision),
    message: `${name}が両方にあります。残すほうを選んでください。`,
  };
}
