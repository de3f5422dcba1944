/** Holders of a file's new doses whose records its review examines at most: the first in the file. */
export const MOST_EXAMINED_HOLDERS = 50_000;
