import master from "../../domain/municipality/municipality_master.json" with { type: "json" };

/** Only the codes: routes/assets.ts leaves the rest of the list out of what the browser loads. */
const codes = new Set(master.municipalities.map(({ code }) => code));

/** Whether the master list has this code of six digits. */
export function isKnownMunicipality(code: string): boolean {
  return codes.has(code);
}
