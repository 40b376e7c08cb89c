/**
 * Entries of a long transcript that are shown at a time. None is kept that is not shown: those of
 * another page are read, and verified, again.
 */
export const pageEntries = 500;
