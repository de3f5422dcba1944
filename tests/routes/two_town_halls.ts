import { createApp } from "../../routes/app.ts";
import type { TestOffice } from "../db/a_database.ts";
import { aDesk, type Desk } from "./a_desk.ts";
import { ICHIKAWA, URAYASU } from "./some_staff.ts";

/** 浦安市, where people come to and which asks, and 市川市, where they come from. */
export interface TownHalls {
  office: TestOffice;
  asking: Desk;
  asked: Desk;
  /** Nobody's business is it. */
  neighbour: Desk;
}

const FUNABASHI = "122041";

export async function twoTownHalls(office: TestOffice): Promise<TownHalls> {
  const app = createApp(office);
  return {
    office,
    asking: await aDesk({ app, office }, URAYASU),
    asked: await aDesk({ app, office }, ICHIKAWA),
    neighbour: await aDesk({ app, office }, FUNABASHI),
  };
}
