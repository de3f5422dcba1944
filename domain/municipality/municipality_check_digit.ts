const DIGIT_WEIGHTS = [6, 5, 4, 3, 2];

/**
 * The sixth digit of a 全国地方公共団体コード from its first five:
 * Σ digit × (6,5,4,3,2) mod 11 = r, check = (11 − r) mod 10.
 * Source: 総務省, 全国地方公共団体コード (検査数字).
 * Throws RangeError unless given exactly five ASCII digits.
 */
export function municipalityCheckDigit(fiveDigits: string): string {
  if (!/^\d{5}$/.test(fiveDigits)) {
    throw new RangeError(`expected five digits, got ${JSON.stringify(fiveDigits)}`);
  }
  const sum = DIGIT_WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number(fiveDigits[index]),
    0,
  );
  return String((11 - sum % 11) % 10);
}
