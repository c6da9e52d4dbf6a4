/** Records of the house carry moments as numbers; the wire carries ISO 8601. */
const MOMENTS = new Set(['madeAt', 'endedAt', 'bookedAt', 'at', 'since', 'until']);

/** Top level only: what lies deeper has its own presentation. */
export const presentTimes = (record: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      MOMENTS.has(name) && typeof value === 'number' ? new Date(value).toISOString() : (value as unknown),
    ]),
  );
