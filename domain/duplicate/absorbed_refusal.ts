/** Why a record that went into another one is not corrected. */
export function absorbedRefusal(intoResidentNumber: string): string {
  return `この記録は個別宛名番号「${intoResidentNumber}」の記録に統合されたため、変更できません。` +
    "統合先の記録を補正するか、統合を取り消してください。";
}
