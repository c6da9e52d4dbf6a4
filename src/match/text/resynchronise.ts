/**
 * From a difference to the next agreement. Two texts differ at one place; this finds where they agree again, by the classic
 * dynamic programme of local alignment (Smith, Waterman 1981; Gotoh 1982) confined to a band, row by row, dropping what has
 * fallen too far (the X-drop of BLAST: Altschul et al. 1997). It stops at the first run of AGREEING_RUN equal letters.
 * A letter that agrees counts +1; one changed, dropped or added −1.
 */

const ROWS = 112;
const BAND = 28;
const COLUMNS = ROWS + BAND;
const STRIDE = COLUMNS + 1;
/** Equal letters in a row that count as agreeing again. */
const AGREEING_RUN = 7;
/** Unmatched letters in a row from which a difference is a word, not a slip of the finger. */
const WORD_GAP = 3;
const NONE = -1_000_000;

export interface Resynchronised {
  /** True: the texts agree again at the end. False: they do not; the end is the best place reached, perhaps the start. */
  agreesAgain: boolean;
  /** Letters passed in the upload and in the reference, the agreeing run included. */
  upload: number;
  reference: number;
  score: number;
  agreeing: number;
  /** Letters in differences of word size. */
  wordLetters: number;
}

// Working memory, reused: nothing of it outlives a call. Column j is kept at j + 1; one fence of NONE stands on each side.
const trace = new Uint8Array((ROWS + 1) * STRIDE);
// Two lines, the one above and the current one, in one array: its place is then known when this is compiled.
const LINE = STRIDE + 3;
const cells = new Int32Array(2 * LINE);
/** A cell is a score, and in its last bits the equal letters in a row that end there. */
const RUN_BITS = 4;
const RUN_MASK = 2 ** RUN_BITS - 1;
/** The reference from the difference on, first letter at 1, in the direction of the search. */
const ahead = new Uint8Array(COLUMNS + 1);
const DIAGONAL_EQUAL = 1;
const DIAGONAL_OTHER = 2;
const UPLOAD_ONLY = 3;
const REFERENCE_ONLY = 4;

/**
 * `step` is +1 (forwards) or −1. `drop`: how far the score may fall below the best of this call; `headroom`: how far below 0.
 * Cost: at most ROWS × 2 BAND steps, far fewer where the texts agree again soon.
 */
export function resynchronise(
  upload: Uint8Array,
  uploadAt: number,
  reference: Uint8Array,
  referenceAt: number,
  step: 1 | -1,
  drop: number,
  headroom: number,
): Resynchronised {
  const rows = Math.min(ROWS, step > 0 ? upload.length - uploadAt : uploadAt + 1);
  const columns = Math.min(COLUMNS, step > 0 ? reference.length - referenceAt : referenceAt + 1);
  // Column j of a line is at line + j + 1.
  let above = 0;
  let current = LINE;
  let best = 0;
  let bestRow = 0;
  let bestColumn = 0;
  let low = 0;
  let copied = 0;
  let high = Math.min(columns, BAND, headroom);
  for (let j = 0; j <= high; j++) {
    cells[above + j + 1] = -j << RUN_BITS;
    trace[j] = REFERENCE_ONLY;
  }
  for (let i = 1; i <= rows; i++) {
    const letter = upload[uploadAt + step * (i - 1)]!;
    const floor = Math.max(best - drop, -headroom);
    const from = Math.max(low, i - BAND);
    const rightmost = Math.min(columns, i + BAND);
    const to = Math.min(rightmost, high + 1);
    cells[above + low] = NONE << RUN_BITS;
    cells[above + high + 2] = NONE << RUN_BITS;
    let nextLow = -1;
    let nextHigh = -1;
    let left = NONE;
    let again = -1;
    let againScore = NONE;
    let corner = cells[above + from]!;
    const line = i * STRIDE;
    for (; copied < to; copied++) ahead[copied + 1] = reference[referenceAt + step * copied]!;
    for (let j = from; j <= to; j++) {
      let score = (corner >> RUN_BITS) - 1;
      let run = 0;
      let move = DIAGONAL_OTHER;
      if (ahead[j] === letter && j > 0) {
        score += 2;
        run = (corner & RUN_MASK) + 1;
        move = DIAGONAL_EQUAL;
      }
      corner = cells[above + j + 1]!;
      const straight = corner >> RUN_BITS;
      const sideways = left >= straight ? left : straight;
      if (sideways - 1 > score) {
        score = sideways - 1;
        run = 0;
        move = left >= straight ? REFERENCE_ONLY : UPLOAD_ONLY;
      }
      if (score < floor) {
        score = NONE;
        run = 0;
      } else {
        if (nextLow < 0) nextLow = j;
        nextHigh = j;
        if (score > best) {
          best = score;
          bestRow = i;
          bestColumn = j;
        }
        if (run >= AGREEING_RUN && score > againScore) {
          again = j;
          againScore = score;
        }
      }
      cells[current + j + 1] = (score << RUN_BITS) | run;
      trace[line + j] = move;
      left = score;
    }
    for (let j = to + 1; j <= rightmost && left - 1 >= floor; j++) {
      left--;
      cells[current + j + 1] = left << RUN_BITS;
      trace[line + j] = REFERENCE_ONLY;
      nextHigh = j;
    }
    if (again >= 0) return traced(true, i, again, againScore);
    if (nextLow < 0) break;
    [above, current] = [current, above];
    low = nextLow;
    high = nextHigh;
  }
  return traced(false, bestRow, bestColumn, best);
}

function traced(agreesAgain: boolean, row: number, column: number, score: number): Resynchronised {
  let i = row;
  let j = column;
  let agreeing = 0;
  let wordLetters = 0;
  let gap = 0;
  let run = 0;
  while (i > 0 || j > 0) {
    const move = trace[i * STRIDE + j];
    if (move === DIAGONAL_EQUAL) {
      agreeing++;
      // Two equal letters end a difference: one alone may be chance inside a replaced word.
      if (++run === 2) {
        if (gap >= WORD_GAP) wordLetters += gap;
        gap = 0;
      }
    } else {
      run = 0;
      gap++;
    }
    if (move !== REFERENCE_ONLY) i--;
    if (move !== UPLOAD_ONLY) j--;
  }
  if (gap >= WORD_GAP) wordLetters += gap;
  return { agreesAgain, upload: row, reference: column, score, agreeing, wordLetters };
}
