import type { ReadAnswer } from "../reader/messages.ts";
import { drawPicture } from "./draw_picture.ts";
import { copyPage, keepLine, keepPage, type PagePicture } from "./page_picture.ts";
import { type ScannedPage, UnreadablePage } from "./scanned_page.ts";
import { type Turns, uprightTurns } from "./upright_turns.ts";

/** What became of one page. */
export interface PageReading {
  /** blank: nothing is printed on it. unopened: it cannot be shown either. */
  outcome: "read" | "unread" | "conflict" | "blank" | "unopened";
  /** 18 digits; only of a page that was read. */
  line?: string;
  /** Of a page with print on it. */
  picture?: PagePicture;
  /** Why it could not be opened. */
  message?: string;
  /** What brings a page that was read upright: the next one of a stack lies the same way. */
  turns?: Turns;
}

/** Takes a picture over and says what is on it; undefined when it broke down over it. */
export type ReadPicture = (picture: ImageBitmap) => Promise<ReadAnswer | undefined>;

/**
 * Opens a page, turns it as the one before was, reads it, and lets go of everything but a small
 * copy. The reader finds a line at every quarter turn, but tries upright first.
 */
export async function readPage(
  page: ScannedPage,
  read: ReadPicture,
  turns: Turns,
): Promise<PageReading> {
  let picture: ImageBitmap;
  try {
    picture = turnedPicture(await page.open(), turns);
  } catch (error) {
    if (!(error instanceof UnreadablePage)) throw error;
    return { outcome: "unopened", message: error.message };
  }
  const copy = copyPage(picture);
  if (copy.isBlank) {
    picture.close();
    return { outcome: "blank" };
  }
  const { verdict, quad } = await read(picture) ?? {};
  if (verdict?.kind === "accepted") {
    const picture = await keepPage(copy, quad);
    const all = (turns + uprightTurns(quad)) % 4 as Turns;
    return { outcome: "read", line: verdict.digits, picture, turns: all };
  }
  const outcome = verdict?.kind === "conflict" ? "conflict" : "unread";
  return { outcome, picture: await keepLine(copy, quad) };
}

function turnedPicture(picture: ImageBitmap, turns: Turns): ImageBitmap {
  if (turns === 0) return picture;
  const turned = drawPicture(picture, picture, turns).transferToImageBitmap();
  picture.close();
  return turned;
}
