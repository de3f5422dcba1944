/** In any case a session ends this long after signing in: nobody stays signed in overnight. */
export const LONGEST_HOURS = 12;
/** So long one may take to show the second factor. */
export const PENDING_MINUTES = 10;
