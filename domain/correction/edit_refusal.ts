/** Why nothing of a record can be changed. */
export interface EditRefusal {
  message: string;
  /** Recipient id of the record it went into, if that is why. */
  mergedInto?: string;
}
