/** A register that keeps the name as one string puts all of it in 姓 (セイ) and leaves 名 blank. */
export interface PersonName {
  familyName: string;
  givenName: string;
}

export interface PersonKana {
  familyKana: string;
  givenKana: string;
}

/** 山田 and 太郎 with a full-width space (U+3000) between them, when both are there. */
export function fullName({ familyName, givenName }: PersonName): string {
  return joined(familyName, givenName);
}

/** セイ and メイ, joined as `fullName` joins. */
export function fullKana({ familyKana, givenKana }: PersonKana): string {
  return joined(familyKana, givenKana);
}

function joined(...parts: string[]): string {
  return parts.map((part) => part.trim()).filter((part) => part !== "").join("\u3000");
}
