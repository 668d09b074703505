/** A stretch of a word, and whether the other name has it not. */
export interface Piece {
  text: string;
  differs: boolean;
}

/**
 * Cuts a word where its marks begin and end.
 * @param marks `[from, to)`, in order and apart from one another
 */
export function pieces(word: string, marks: number[][]): Piece[] {
  const found: Piece[] = [];
  let done = 0;
  const add = (to: number, differs: boolean) => {
    if (to > done) found.push({ text: word.slice(done, to), differs });
    done = Math.max(done, to);
  };
  for (const [from = 0, to = 0] of marks) {
    add(from, false);
    add(to, true);
  }
  add(word.length, false);
  return found;
}
