/** The change that is taken back, and the one that takes it back. */
export interface UndoScope {
  municipalityCode: string;
  uploadId: string;
  /** The upload's own change. */
  changeId: string;
  undoChangeId: string;
}
