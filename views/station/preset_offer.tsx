import type { SessionPreset } from "../../domain/dose/session_preset.ts";
import type { TicketKind } from "../../domain/ticket/ticket_kind.ts";

interface PresetOfferProps {
  preset: SessionPreset | undefined;
  /** An examination has no vaccine to go on with. */
  kind: TicketKind;
}

/**
 * While a session has no presets, the form of a dose offers to keep its own for everybody who comes
 * after; once some are set nothing typed of one person changes them.
 */
export function PresetOffer({ preset, kind }: PresetOfferProps) {
  if (preset || kind === "examination") return null;
  return (
    <div class="choice">
      <input type="checkbox" id="keepAsPreset" name="keepAsPreset" value="yes" checked />
      <label for="keepAsPreset">会場名・ワクチン・ロットNo.・医師名を、次の人からも使う</label>
    </div>
  );
}
