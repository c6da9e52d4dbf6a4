/** German where the reader's browser asks for it first, else English. No cookie and no switch that would need one. */
import type { Context } from 'hono';
import type { Language } from '../../casework/index.ts';

export const readerLanguage = (c: Context): Language =>
  /^\s*de\b/i.test(c.req.header('Accept-Language') ?? '') ? 'de' : 'en';
