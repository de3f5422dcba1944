/** A session ends this long after the last request … */
export const IDLE_MINUTES = 120;
/** … and in any case this long after signing in: nobody stays signed in overnight. */
export const LONGEST_HOURS = 12;
