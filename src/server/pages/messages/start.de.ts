import type { startEn } from './start.en.ts';

export const startDe: typeof startEn = {
  title: 'Ein Upload-Filter mit ordentlichem Verfahren',
  heading: 'Jeder Upload bekommt eine Antwort, die man prüfen und anfechten kann.',
  lead: 'Recourse erkennt geschützte Werke in dem, was Menschen hochladen, zeigt, welcher Teil womit übereinstimmt, entscheidet nach veröffentlichten Regeln, sagt warum, und schreibt jede Entscheidung in ein Protokoll, das niemand unbemerkt umschreiben kann, auch der Betreiber nicht.',
  uploads: 'Uploads beantwortet',
  works: 'Werke, nach denen gesucht wird',
  stopped: 'gestoppt oder angehalten, jeder mit Begründung',
  entries: 'Einträge im öffentlichen Protokoll',
  ways: 'Was führt Sie her?',
  way: [
    [
      'Etwas von Ihnen wurde gestoppt',
      'Öffnen Sie den Link im Brief: er zeigt Belege und Gründe, und dort können Sie antworten. Ein Konto ist nicht nötig.',
    ],
    [
      'Sie möchten etwas melden',
      'Das kann jeder, ohne Konto. Ein Mensch sieht es sich an und sagt, was entschieden wurde und warum.',
    ],
    [
      'Sie möchten sehen, wie das Gremium entscheidet',
      'Offene Fälle, Entscheidungen mit Stimmen und abweichenden Meinungen, und das Los, das die Kammer bestimmt hat.',
    ],
    [
      'Sie möchten Zahlen',
      'Berichte, aus dem öffentlichen Protokoll gezählt: was falsch war, und wie schnell es berichtigt wurde.',
    ],
    [
      'Sie haben eine Quittung',
      'Prüfen Sie sie hier, allein in Ihrem Browser, oder mit Werkzeugen, die nicht von uns sind.',
    ],
    [
      'Sie möchten wissen, wer etwas verlangt',
      'Jeder Kontakt einer Behörde steht in einem öffentlichen Register, versiegelte als versiegelt.',
    ],
  ],
  wayLink: ['', 'Etwas melden', 'Das Gremium', 'Berichte', 'Quittung prüfen', 'Das Register'],
  happened: 'Was hier geschah',
  none: 'Noch wurde nach keinem Upload gefragt.',
  noneHint: 'Sobald eine Plattform fragt, stehen die Antworten hier, ohne Namen.',
  when: 'Wann',
  what: 'Was',
  answer: 'Antwort',
  rule: 'Regel',
  policy: 'Fassung',
  entry: 'Eintrag',
  media: { image: 'Bild', video: 'Film', audio: 'Ton', text: 'Text', unknown: 'Datei' },
  notCompared: 'nicht verglichen',
  newest: 'Die neuesten Entscheidungen, ohne Namen: was hochgeladen wurde, bleibt zwischen Hochladendem und Plattform.',
  how: 'Wie eine Antwort entsteht',
  steps: [
    ['Belege.', 'Eine Übereinstimmung nennt das Werk, den Teil davon und die Stelle im Upload.'],
    ['Entscheidung.', 'Die veröffentlichten Regeln entscheiden; Recht und Zahlen werden genannt.'],
    ['Gründe.', 'Wer eingeschränkt wird, erfährt warum, und was sich jetzt dagegen tun lässt.'],
    [
      'Anfechtung.',
      'Über eine Beschwerde entscheidet ein Mensch, der nicht beteiligt war; danach ein unabhängiges Gremium.',
    ],
    ['Quittung.', 'Jede Antwort lässt sich offline am Protokoll prüfen.'],
  ],
  engineers: 'Für Entwicklerinnen und Entwickler',
  engineersText: 'Ein Aufruf je Upload:',
  reference: 'Referenz',
  document: 'OpenAPI-Dokument',
  metrics: 'Messwerte',
  readiness: 'Bereitschaft',
};
