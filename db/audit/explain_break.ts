import type { TransactionSql } from "postgres";
import type { AuditFault } from "../../domain/audit/audit_fault.ts";
import { isEqual } from "./audit_chain.ts";
import { auditLinks, hasRow, type WholeLink } from "./audit_links.ts";
import type { ChainWalk } from "./chain_walk.ts";

type Explanation = Pick<AuditFault, "kind" | "figure">;

/** A link that does not follow from what is before it. */
interface Break {
  previous: Uint8Array;
  link: WholeLink;
}

/** So many rows taken out, with those behind them moved up, are still recognised as that. */
const MOST_SHIFTED = 1_000;

/** Why a link does not fit: what belongs there is elsewhere, has gone, or it was altered itself. */
export async function explainBreak(
  tx: TransactionSql,
  walk: ChainWalk,
  broken: Break,
): Promise<Explanation> {
  const found = await findWhatBelongs(tx, walk, broken);
  if (!found) return { kind: "altered", figure: null };
  if ("gone" in found) return { kind: "removed", figure: found.gone };
  const { link: { position } } = broken;
  const hasComeBetween = found.broughtItsSeal &&
    await isPushedBack(tx, walk, { broken, belongs: found.belongs });
  const kind = hasComeBetween ? "inserted" : "reordered";
  const figure = hasComeBetween ? found.belongs.position - position : found.belongs.position;
  return { kind, figure };
}

/** The link that belongs at the break, wherever it stands now, or how many have gone. */
async function findWhatBelongs(
  tx: TransactionSql,
  { chain, municipalityCode }: ChainWalk,
  { previous, link: { position, sealedAt, hash } }: Break,
): Promise<{ belongs: WholeLink; broughtItsSeal: boolean } | { gone: number } | undefined> {
  let gone: number | undefined;
  for await (const link of auditLinks(tx, municipalityCode, position + 1)) {
    if (!hasRow(link)) continue;
    if (link.position === position + 1) gone = shiftOf(link, hash);
    const { text } = link;
    const broughtItsSeal = isEqual(chain.next(previous, { ...link, position }), link.hash);
    const leftItsSeal = isEqual(chain.next(previous, { position, sealedAt, text }), hash);
    if (broughtItsSeal || leftItsSeal) return { belongs: link, broughtItsSeal };
  }
  return gone === undefined ? undefined : { gone };

  /** How far those behind the break were moved up. */
  function shiftOf(next: WholeLink, before: Uint8Array): number | undefined {
    for (let shift = 1; shift <= MOST_SHIFTED; shift++) {
      const moved = { ...next, position: next.position + shift };
      if (isEqual(chain.next(before, moved), next.hash)) return shift;
    }
  }
}

/** Whether what belongs at the break was pushed back by what stands there, and all behind it too. */
async function isPushedBack(
  tx: TransactionSql,
  { chain, municipalityCode }: ChainWalk,
  { broken: { link }, belongs }: { broken: Break; belongs: WholeLink },
): Promise<boolean> {
  const position = link.position + 1;
  for await (const next of auditLinks(tx, municipalityCode, belongs.position + 1)) {
    if (!hasRow(next)) return false;
    return isEqual(chain.next(belongs.hash, { ...next, position }), next.hash);
  }
  // Nothing is behind it: one row came between, unless that is its neighbour, or more has moved.
  const isNext = belongs.position === position;
  return isNext && !isEqual(chain.next(belongs.hash, { ...link, position }), link.hash);
}
