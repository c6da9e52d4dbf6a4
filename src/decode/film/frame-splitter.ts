/** Frames of `size` bytes from pieces of any size; each frame has memory of its own. */
export function frameSplitter(size: number, push: (frame: Uint8Array) => void): (piece: Uint8Array) => void {
  let frame = new Uint8Array(size);
  let filled = 0;
  return (piece) => {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + size - filled);
      frame.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < size) continue;
      push(frame);
      frame = new Uint8Array(size);
      filled = 0;
    }
  };
}
