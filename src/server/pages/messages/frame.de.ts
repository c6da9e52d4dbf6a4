import type { frameEn } from './frame.en.ts';

export const frameDe: typeof frameEn = {
  skip: 'Zum Text',
  pages: 'Seiten',
  more: 'Weitere Seiten',
  languages: 'Sprache',
  start: 'Start',
  report: 'Melden',
  docket: 'Gremium',
  reports: 'Berichte',
  log: 'Protokoll',
  policies: 'Regeln',
  precedents: 'Leitentscheidungen',
  orders: 'Behörden',
  verify: 'Quittung prüfen',
  api: 'API',
  console: 'Für das Team',
  foot: 'Ein Upload-Filter mit ordentlichem Verfahren. Diese Seite braucht kein Konto und lädt nichts von anderswo. Sie setzt kein Cookie, außer Ihrer Sprache, wenn Sie eine wählen.',
  next: 'Weiter zurück',
  newest: 'Zum Neuesten',
  back: 'Zurück',
};
