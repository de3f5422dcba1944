import { placeName } from "../dose/dose_table.tsx";

/** A venue as it was recorded, with the municipality it lies in where that is another one. */
export function venueText(
  { placeCode, venueName }: { placeCode: string; venueName: string },
  ownCode: string,
): string {
  const name = venueName || "（会場名なし）";
  return placeCode === ownCode ? name : `${name}（${placeName(placeCode)}）`;
}
