import type { frameEn } from './frame.en.ts';

export const frameDe: typeof frameEn = {
  skip: 'Zum Text',
  pages: 'Seiten',
  more: 'Weitere Seiten',
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
  foot: 'Ein Upload-Filter mit ordentlichem Verfahren. Diese Seite braucht kein Konto, setzt kein Cookie und lädt nichts von anderswo.',
  next: 'Weiter zurück',
  newest: 'Zum Neuesten',
  missing: 'Hier ist nichts',
  missingHint:
    'Die Adresse ist unvollständig, oder was sie nennt, war nie öffentlich. Alles Öffentliche ist von hier aus verlinkt:',
  back: 'Zurück',
};
