/** As the changelog in the README names it; a test holds the two together. */
export const VERSION = "0.8.0";
