import assert from "node:assert/strict";
import * as fc from "fast-check";
import { findCase } from "../../../db/transfer/find_case.ts";
import { countUnread, listMessages } from "../../../db/transfer/list_messages.ts";
import { remindOfCase } from "../../../db/transfer/remind_of_case.ts";
import { AppError } from "../../../domain/app_error.ts";
import type { CaseState } from "../../../domain/transfer/case_standing.ts";
import {
  CASE_EVENTS,
  type CaseEvent,
  caseStart,
  caseStep,
} from "../../../domain/transfer/case_state.ts";
import { type Side, SIDES } from "../../../domain/transfer/inquiry.ts";
import type { InquiryAct } from "../../../domain/transfer/inquiry_event.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { sidesOf } from "./two_towns.ts";
import { does, later, type TwoDesks, twoDesks } from "./two_desks.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** What the state machine says a case should be by now. */
interface Model {
  state: CaseState;
  isUnread: Record<Side, boolean>;
  isHandled: Record<Side, boolean>;
  /** Events that happened, the same for both sides. */
  events: string[];
}

type Walk = { event: CaseEvent | "look"; by: Side | "system" };

const walks = fc.array(
  fc.record<Walk>({
    event: fc.constantFrom(...CASE_EVENTS, "look"),
    by: fc.constantFrom(...SIDES, "system"),
  }),
  { minLength: 5, maxLength: 14 },
);

function begin(count: number): Model {
  const start = caseStart(count === 0 ? "none" : count === 1 ? "one" : "several");
  const { to: state, asking, asked } = start;
  return {
    state,
    isUnread: { asking: asking.isUnread ?? false, asked: asked.isUnread ?? false },
    isHandled: { asking: asking.isHandled ?? false, asked: asked.isHandled ?? false },
    events: ["asked asking"],
  };
}

/** Whether the event should happen; the model then has it. */
function follow(model: Model, { event, by }: { event: CaseEvent; by: Walk["by"] }): boolean {
  const step = caseStep(model.state, { event, by });
  const isDone = event === "acknowledge" && model.isHandled.asked;
  if (!step || isDone) return false;
  model.state = step.to;
  for (const side of SIDES) {
    model.isUnread[side] = step[side].isUnread ?? model.isUnread[side];
    model.isHandled[side] = step[side].isHandled ?? model.isHandled[side];
  }
  model.events.push(`${event} ${by === "system" ? "" : by}`.trim());
  return true;
}

function actOf(event: Exclude<CaseEvent, "remind">, { personIds }: TwoDesks): InquiryAct {
  switch (event) {
    case "confirm":
      return { event, recipientId: personIds[0] ?? crypto.randomUUID() };
    case "deny":
      return { event, refusal: "nobody", reason: "住民登録がない" };
    case "retract":
      return { event, reason: "選ぶ回答を間違えた" };
    case "note":
      return { event, note: "確かめます" };
    default:
      return { event };
  }
}

/** Whether it happens in the database. */
async function happens(
  desks: TwoDesks,
  { event, by }: { event: CaseEvent; by: Walk["by"] },
  at: Date,
): Promise<boolean> {
  const isTimer = by === "system" && event === "remind";
  if (isTimer) return await remind(desks, at);
  if (by === "system" || event === "remind") return false;
  try {
    return (await does(desks, { ...desks[by], at }, actOf(event, desks))).ok;
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return false;
  }
}

async function remind({ id, asked }: TwoDesks, at: Date): Promise<boolean> {
  const code = asked.actor.municipalityCode;
  await remindOfCase(database.register, code, { id, at, before: at });
  return (await sidesOf(owner, id)).asked.reminded_at?.getTime() === at.getTime();
}

/** Looks at the case, which is no event of it. */
async function look(desks: TwoDesks, model: Model, by: Side): Promise<void> {
  await findCase(database.register, desks[by], desks.id);
  model.isUnread[by] = false;
}

/** Both sides as they are stored, as the model says it. */
async function storedCase({ id, asking, asked }: TwoDesks): Promise<[Model, Model]> {
  const sides = await sidesOf(owner, id);
  const modelOf = async (side: Side, code: string): Promise<Model> => {
    const events = await owner`
      select trim(kind || ' ' || coalesce(by_side, '')) as event from inquiry_event
      where municipality_code = ${code} and inquiry_id = ${id} order by at, id`;
    const both = (column: string) => ({
      asking: Boolean(sides.asking[column]),
      asked: Boolean(sides.asked[column]),
    });
    return {
      state: sides[side].state,
      isUnread: both("is_unread"),
      isHandled: both("handled_at"),
      events: events.map(({ event }) => event),
    };
  };
  return [
    await modelOf("asking", asking.actor.municipalityCode),
    await modelOf("asked", asked.actor.municipalityCode),
  ];
}

Deno.test("wherever a case goes, both sides agree on it, and on what the state machine says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(2), walks, async (count, walk) => {
      const desks = await twoDesks(database, count);
      const model = begin(count);
      for (const [minutes, step] of walk.entries()) {
        const { at } = later(desks.asking, minutes + 1);
        const { event, by } = step;
        if (event === "look") {
          if (by !== "system") await look(desks, model, by);
          continue;
        }
        // Somebody has to be there to be named.
        const isForeseen = !(event === "confirm" && count === 0) && follow(model, { event, by });
        assert.equal(await happens(desks, { event, by }, at), isForeseen, `${event} by ${by}`);
      }
      const [asking, asked] = await storedCase(desks);
      assert.deepEqual(asking, model);
      assert.deepEqual(asked, model);
      for (const side of SIDES) {
        const code = desks[side].actor.municipalityCode;
        const page = { limit: 9, offset: 0 };
        const open = await listMessages(database.register, code, { box: "open", ...page });
        const isSilent = side === "asked" && model.state === "none";
        assert.equal(open.length, model.isHandled[side] || isSilent ? 0 : 1);
        assert.equal(await countUnread(database.register, code), model.isUnread[side] ? 1 : 0);
      }
    }),
    { numRuns: 40 },
  );
});
