/** Where the log's tiles lie: static files that any web server could serve. A projection: rebuilt from the leaves. */
export interface Tiles {
  /** Path below the log's root, `tile/0/000`. A partial tile may have been dropped for its full one, and is still given. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Replaces what was there, whole or not at all. */
  write(path: string, content: Uint8Array): Promise<void>;
}

export function memoryTiles(): Tiles {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async (path) => kept.get(path),
    write: async (path, content) => void kept.set(path, content),
  };
}
