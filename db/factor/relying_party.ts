/** The site a passkey belongs to: it signs for no other. */
export interface RelyingParty {
  /** Host name without port. */
  id: string;
  /** As browsers name it: scheme, host and port. */
  origin: string;
}
