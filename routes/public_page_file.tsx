import { createHash } from "node:crypto";
import { type PublicChoice, publicHref } from "../views/public/choice.ts";
import { PublicDocument, type PublicFrame } from "../views/public/public_document.tsx";
import { PublicPage } from "../views/public/public_page.tsx";
import type { Office } from "./app_env.ts";
import { type Packed, packed } from "./packed.ts";
import type { PublicBoard } from "./public_reading.ts";

/** A public page as it is sent to everybody. */
export interface PublicPageFile {
  /** Weak: the same page packed and unpacked. */
  etag: string;
  packed: Packed;
}

type Publisher = Pick<Office, "assets" | "configuration">;

/** The page of this choice, drawn once for all who ask for it. */
export function publicPageFile(
  board: PublicBoard,
  choice: PublicChoice,
  office: Publisher,
): Promise<PublicPageFile> {
  const key = publicHref(choice);
  const known = board.pages.get(key);
  if (known) return known;
  const drawing = drawPage(board, choice, office);
  board.pages.set(key, drawing);
  return drawing;
}

async function drawPage(
  { figures, at }: PublicBoard,
  choice: PublicChoice,
  office: Publisher,
): Promise<PublicPageFile> {
  const document = (
    <PublicDocument frame={publicFrame(choice, office)}>
      <PublicPage figures={figures} choice={choice} at={at} />
    </PublicDocument>
  );
  const bytes = new TextEncoder().encode(`<!doctype html>${await document}`);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  return { etag: `W/"${hash}"`, packed: packed(hash, bytes) };
}

export function publicFrame(
  choice: PublicChoice,
  { assets, configuration: { VRS_PUBLIC_URL } }: Publisher,
): PublicFrame {
  return {
    choice,
    assets: assets.urls,
    origin: VRS_PUBLIC_URL ? new URL(VRS_PUBLIC_URL).origin : "",
  };
}
