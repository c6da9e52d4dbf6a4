/** What rests on the operator's own terms, not on a law: the terms themselves, and what the operator lets its board decide. */

/** The board leaves an upload public, behind a warning: it was not found illegal. */
export const BOARD_WARNING = 'recourse/board-warning';

export const isTerms = (ground: string | undefined): boolean =>
  ground !== undefined && (ground.startsWith('terms/') || ground === BOARD_WARNING);
