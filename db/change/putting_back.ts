/** The change that puts rows back. */
export interface PuttingBack {
  municipalityCode: string;
  undoChangeId: string;
  at: Date;
}
