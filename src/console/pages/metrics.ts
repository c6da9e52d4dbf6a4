/** Prometheus text → values by name with labels. Pure. */
export function readMetrics(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const line of text.split('\n')) {
    const split = line.lastIndexOf(' ');
    if (line.startsWith('#') || split < 1) continue;
    const value = Number(line.slice(split + 1));
    if (Number.isFinite(value)) found.set(line.slice(0, split), value);
  }
  return found;
}
