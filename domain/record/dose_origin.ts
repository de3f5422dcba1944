/** How a dose first came into the register. */
export interface DoseOrigin {
  /** Who registered it, and for which municipality. */
  loginId: string;
  /** 担当者 of the shared tablet it was registered at. */
  operatorName: string | null;
  officeCode: string;
  /** The file that brought it, when one did. */
  upload: UploadName | null;
  /** The municipality whose answer to an inquiry (転入処理) brought it, and when that was. */
  answer: { municipalityCode: string; at: Date } | null;
}

export interface UploadName {
  id: string;
  fileName: string;
}
