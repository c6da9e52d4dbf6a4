/** Deutsch. Klar, freundlich, genau: was geschah, warum, was nun. */
import type { RecognisedWork } from '../recognised-work.ts';
import { characterSpan, decimals, share, timeSpan } from './amounts.ts';
import type { Messages, StatementContext } from './messages.ts';

const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const places = new Intl.DisplayNames(['de'], { type: 'region' });
const percent = (value: number) => share(value, ',').replace('less than', 'weniger als');
/** Nobody is wholly sure, however the figure rounds. */
const sureness = (value: number) => (value > 0.99 ? 'mehr als 99 %' : percent(value));
const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;
const it = ({ uploadName }: StatementContext) => (uploadName === undefined ? 'Ihr Upload' : `„${uploadName}“`);
const hours = (count: number) => (count === 1 ? '1 Stunde' : `${count} Stunden`);

const amount = ({ facts, size }: RecognisedWork, value: number | undefined = size.amount): string => {
  if (value === undefined) return 'ein Umfang, der nicht gemessen wurde';
  if (facts.media === 'text') return `${value} Zeichen`;
  return facts.media === 'image' ? `${decimals(value / 1000, ',')} kB` : `${decimals(value, ',')} Sekunden`;
};

const MEASURES: Readonly<Record<string, string>> = {
  combined: 'ob anderer Inhalt dabei ist',
  modified: 'wie es verändert wurde',
  coverage: 'wie viel des Werks es ist',
  length: 'wie lang es ist',
};

const LEADS_TO = {
  PUBLISH_PRESUMED: 'dann wird er öffentlich und bleibt es auch während einer Beschwerde der anderen Seite',
  REVIEW_HOLD: 'dann sieht ein Mensch ihn an, und wenn das nicht rechtzeitig geschieht, wird er öffentlich',
  PUBLIC_48H: 'dann bleibt er 48 Stunden öffentlich, während Sie überlegen',
} as const;
const leadsTo = (action: string): string =>
  action in LEADS_TO ? LEADS_TO[action as keyof typeof LEADS_TO] : 'dann kann er öffentlich werden';

export const de: Messages = {
  actions: {
    BLOCK: { name: 'gesperrt', sentence: 'Der Upload ist nicht öffentlich.' },
    BLOCK_TIMED: {
      name: 'auf Zeit gesperrt',
      sentence: 'Der Upload ist nicht öffentlich, bis eine Erstübertragung beendet ist.',
    },
    PROMPT_HOLD: {
      name: 'wartet auf Antwort',
      sentence: 'Der Upload ist noch nicht öffentlich: Erst wird gefragt, wer ihn hochgeladen hat.',
    },
    REVIEW_HOLD: {
      name: 'wartet auf einen Menschen',
      sentence: 'Der Upload ist noch nicht öffentlich: Erst sieht ein Mensch ihn an, in fester Frist.',
    },
    PUBLIC_48H: {
      name: '48 Stunden öffentlich',
      sentence: 'Der Upload bleibt 48 Stunden öffentlich, während gefragt wird.',
    },
    PUBLISH_ESCROW: {
      name: 'öffentlich, Erlös verwahrt',
      sentence: 'Der Upload ist öffentlich; Erlöse werden verwahrt, bis geklärt ist, wem das Werk gehört.',
    },
    PUBLISH_PRESUMED: {
      name: 'öffentlich, mutmaßlich erlaubt',
      sentence: 'Der Upload ist öffentlich: Das Gesetz vermutet, dass die Nutzung erlaubt ist.',
    },
    PUBLISH_NOTIFY: {
      name: 'öffentlich, Rechtsinhaber informiert',
      sentence: 'Der Upload ist öffentlich, und der Rechtsinhaber erfährt davon.',
    },
    PUBLISH_ATTRIBUTED: {
      name: 'öffentlich mit Quelle',
      sentence: 'Der Upload ist öffentlich, mit Angabe der Quelle.',
    },
    PUBLISH_LICENSED: {
      name: 'öffentlich mit Lizenz',
      sentence: 'Der Upload ist mit einer Lizenz öffentlich; die Nutzung wird zur Vergütung vermerkt.',
    },
    PUBLISH: { name: 'öffentlich', sentence: 'Der Upload ist öffentlich.' },
  },
  headings: {
    measure: 'Was wir getan haben',
    found: 'Was gefunden wurde',
    demand: 'Was Sie wissen sollten',
    why: 'Warum',
    how: 'Wie entschieden wurde',
    now: 'Was Sie jetzt tun können',
    redress: 'Wenn Sie nicht einverstanden sind',
  },
  flags: {
    quotation: 'Zitat',
    criticism: 'Kritik',
    review: 'Rezension',
    caricature: 'Karikatur',
    parody: 'Parodie',
    pastiche: 'Pastiche',
    other_exception: 'andere gesetzliche Erlaubnis',
    licence: 'Lizenz',
  },
  kinds: { film: 'ein Film oder Laufbild', audio: 'eine Tonaufnahme', image: 'ein Bild', text: 'ein Text' },
  day: (day) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    return `${date}. ${MONTHS[month - 1]} ${year}`;
  },
  moment: (at) =>
    `${de.day(new Date(at).toISOString().slice(0, 10))}, ${new Date(at).toISOString().slice(11, 16)} Uhr UTC`,
  territory: (code) => places.of(code) ?? code,
  document: (german) =>
    `Begründung nach Art. 17 des Gesetzes über digitale Dienste${german ? ' und § 7 Abs. 3 UrhDaG' : ''}`,
  headline: (context) => {
    if (context.action === 'BLOCK')
      return `${it(context)} ist nicht öffentlich: Darin ist ein geschütztes Werk zu finden.`;
    if (context.action === 'BLOCK_TIMED')
      return `${it(context)} ist vorerst nicht öffentlich: Darin ist ein Werk zu finden, das gerade erstmals übertragen wird.`;
    if (context.action === 'PROMPT_HOLD')
      return `${it(context)} ist noch nicht öffentlich: Wir brauchen erst Ihre Antwort.`;
    return `${it(context)} ist noch nicht öffentlich: Ein Mensch sieht ihn erst an.`;
  },
  measure: (context) => {
    const { duration } = context;
    const where = list(context.territories.map(de.territory));
    const since = `${it(context)} ist hier nicht öffentlich zu sehen: ${where}, ab ${de.moment(context.from)}.`;
    switch (duration.kind) {
      case 'until-contested':
        return [
          since,
          'Das hat kein festes Ende. Es endet sofort, wenn eine Beschwerde Erfolg hat, wenn Sie eine Lizenz zeigen oder wenn das Verlangen zurückgezogen wird.',
        ];
      case 'until-broadcast-ends':
        return [
          since,
          duration.named
            ? `Es endet am ${de.moment(duration.at)}, wenn die Erstübertragung vorbei ist. Dann wird neu entschieden, ohne dass Sie etwas tun müssen.`
            : `Ein Ende der Übertragung wurde uns nicht genannt; deshalb wird am ${de.moment(duration.at)} neu entschieden, ohne dass Sie etwas tun müssen.`,
        ];
      case 'until-reviewed':
        return [
          since,
          `Hat bis ${de.moment(duration.at)} (${hours(duration.hours)} nach dem Beginn) niemand entschieden, wird er von selbst öffentlich.`,
        ];
      case 'until-answered':
        return [
          since,
          `Das bleibt so, bis Sie antworten. Wir erinnern Sie am ${de.moment(duration.remindedAt)}; ohne Antwort bis ${de.moment(duration.withdrawnAt)} gilt der Upload als zurückgezogen.`,
        ];
    }
  },
  work: (work, position, of) =>
    `${of > 1 ? `${position}. ` : ''}„${work.title}“, ${de.kinds[work.facts.media]}${work.claimant === '' ? '' : `, beansprucht von ${work.claimant}`}`,
  passage: (passage) => {
    if (passage.kind === 'area') {
      const { x, y, width, height } = passage.upload;
      const frame = passage.frame > 0 ? ` (Bild ${passage.frame + 1})` : '';
      return `Die Fläche ${Math.round(width)} × ${Math.round(height)} Pixel ab x ${Math.round(x)}, y ${Math.round(y)} Ihres Uploads${frame}${passage.mirrored ? ', gespiegelt' : ''}.`;
    }
    if (passage.kind === 'characters')
      return `Zeichen ${characterSpan(passage.upload)} Ihres Uploads sind Zeichen ${characterSpan(passage.work)} des Werks.`;
    const track = passage.track === undefined ? '' : passage.track === 'sound' ? ' (Ton)' : ' (Bild)';
    return `${timeSpan(passage.upload)} Ihres Uploads ist ${timeSpan(passage.work)} des Werks${track}.`;
  },
  morePassages: (count) => `Und ${count} weitere ${count === 1 ? 'Stelle' : 'Stellen'}.`,
  alsoIn: (count) =>
    `Dieselbe Stelle steht auch in ${count === 1 ? 'einem' : count} ${count === 1 ? 'anderen Werk, das' : 'anderen Werken, die'} wir kennen.`,
  moreWorks: (count) => `Und ${count} ${count === 1 ? 'weiteres Werk' : 'weitere Werke'}.`,
  extent: (work) => {
    const { facts, shareOfUpload } = work;
    const before =
      facts.measured?.matchedS !== undefined && facts.measured.matchedS !== facts.matchedS
        ? ` (gemessen ${decimals(facts.measured.matchedS, ',')} Sekunden, zu Ihren Gunsten um den Messfehler verringert)`
        : '';
    const ofUpload = shareOfUpload === undefined ? '' : `, und es füllt ${percent(shareOfUpload)} Ihres Uploads`;
    return facts.media === 'image'
      ? `Das sind ${percent(facts.coverage)} des Werks${ofUpload}. Ihre Datei hat ${amount(work)}.`
      : `Das sind ${amount(work)}${before}, ${percent(facts.coverage)} des Werks${ofUpload}.`;
  },
  surroundings: ({ facts }) => {
    const other = facts.combined ? 'Dabei ist anderer Inhalt.' : 'Anderer Inhalt dabei wurde nicht gefunden.';
    const changed = {
      none: 'Es wurde nicht verändert.',
      technical: 'Es wurde nur technisch verändert (etwa Größe, Ausschnitt, Spiegelung, Filter, Tempo).',
      creative: 'Es wurde schöpferisch verändert.',
    }[facts.modified];
    return `${other} ${changed} Wir sind zu ${sureness(facts.confidence)} sicher, dass es dieses Werk ist.`;
  },
  unmeasured: (names) =>
    `Nicht gemessen und deshalb zu Ihren Gunsten angenommen: ${list(names.map((name) => MEASURES[name] ?? name))}.`,
  alone: (work) =>
    work.restricting
      ? `Für sich allein hieße das: ${de.actions[work.action].name} (Regel ${work.rule}).`
      : `Für sich allein: ${de.actions[work.action].name} (Regel ${work.rule}); daran liegt diese Entscheidung nicht.`,
  nothingFound: () =>
    'Ein geschütztes Werk wurde nicht erkannt. Die Datei ließ sich nicht mit den uns bekannten Werken vergleichen.',
  demand: (context) => {
    const names = list(
      context.works.filter((one) => one.restricting && one.claimant !== '').map((one) => one.claimant),
    );
    return [
      `Der Rechtsinhaber${names === '' ? '' : ` (${names})`} verlangt, dass ${context.works.filter((one) => one.restricting).length > 1 ? 'diese Werke gesperrt werden' : 'dieses Werk gesperrt wird'}.`,
      'Öffentlich sein darf es nur mit einer Erlaubnis: einer Lizenz oder einer des Gesetzes, etwa für Zitat, Karikatur, Parodie und Pastiche (§ 5 UrhDaG).',
      context.flag !== null && !context.flagCounts
        ? 'Ihr Recht, eine Nutzung als erlaubt zu kennzeichnen, ruht zurzeit; Ihre Kennzeichnung konnte deshalb nicht zählen. Eine Lizenz können Sie weiter nachweisen, und beschweren können Sie sich auch.'
        : 'Erlaubt das Gesetz Ihre Nutzung, können Sie sie als erlaubt kennzeichnen.',
    ];
  },
  why: (rule, context, works) => {
    const [work] = works;
    const limbs = work === undefined ? '' : list(work.missing.map((limb) => de.limbs[limb](work)));
    const covered = work === undefined ? '' : ` (${percent(work.facts.coverage)})`;
    switch (rule) {
      case 'R0u':
        return `Die Datei ließ sich nicht mit geschützten Werken vergleichen (${context.undetermined ?? 'unbekannt'}). Das spricht nicht gegen Sie. Der Betreiber lässt solche Dateien zuerst von einem Menschen ansehen.`;
      case 'R4a':
        return 'Das Werk wird gerade erstmals öffentlich gezeigt, und der Rechtsinhaber hat um Schutz bis zum Ende gebeten. Ihr Upload zeigt es ohne Eigenes und ohne Kennzeichnung; deshalb wartet er bis dahin.';
      case 'R4b':
        return 'Das Werk wird gerade erstmals öffentlich gezeigt, und der Rechtsinhaber hat um Schutz bis zum Ende gebeten. Ihre Nutzung kann aber erlaubt sein, und das sagt ein Mensch, keine Maschine.';
      case 'R7a':
        return `Ihr Upload zeigt die Hälfte des Werks oder mehr${covered}, ohne anderes dabei und ohne schöpferische Veränderung, und ohne Ihre Erklärung, dass es erlaubt ist. Das ist so deutlich, dass es keiner näheren Prüfung bedarf.`;
      case 'R7b':
        return `Ihr Upload zeigt die Hälfte des Werks oder mehr${covered}, ohne anderes dabei und ohne schöpferische Veränderung. Sie haben uns gesagt: ${context.flag === null ? 'erlaubt' : de.flags[context.flag]}. Eine Maschine kann das nicht beurteilen; deshalb haben wir für Sie eine Beschwerde eröffnet, und ein Mensch entscheidet sie.`;
      case 'R8':
        return `Sie haben uns gesagt, dass Ihre Nutzung erlaubt ist (${context.flag === null ? '' : de.flags[context.flag]}). Das Gesetz vermutet das hier nicht, denn ${limbs}; offensichtlich rechtswidrig ist sie aber auch nicht. Deshalb sieht ein Mensch sie an.`;
      case 'R9a':
        return `Das Gesetz vermutet hier nicht, dass die Nutzung erlaubt ist, denn ${limbs}, und eine Kennzeichnung zählt bisher nicht. Bevor etwas gesperrt wird, haben Sie das Wort.`;
      case 'R9b':
        return `Vor 48 Stunden oder mehr haben wir Ihnen von diesem Werk berichtet, und eine Kennzeichnung, die zählt, kam nicht. Das Gesetz vermutet nicht, dass die Nutzung erlaubt ist, denn ${limbs}.`;
      case 'R10a':
        return 'Die Nutzung ist nicht offensichtlich rechtswidrig; der Rechtsinhaber hat das Werk aber als eines bezeichnet, dem unerlaubte Nutzung schwer schadet. Deshalb sieht ein Mensch sie an, bevor sie öffentlich wird.';
      default:
        return de.actions[context.action].sentence;
    }
  },
  limbs: {
    half: ({ facts }) => `es sind ${percent(facts.coverage)} des Werks (es muss weniger als die Hälfte sein)`,
    combined: () => 'es steht nicht zusammen mit anderem Inhalt',
    size: (work) => `es sind ${amount(work)} (geringfügig sind bis zu ${amount(work, work.size.limit)})`,
    income: () => 'es dient dem Geschäft mit erheblichen Einnahmen',
  },
  law: (citations) => `Das Recht: ${citations.join('; ')}.`,
  policy: (rule, policyVersion, address) =>
    `Die Regel: ${rule} der Richtlinie ${policyVersion}${address === undefined ? '' : `, veröffentlicht unter ${address}`}.`,
  how: (context) => [
    context.confirmed
      ? 'Das Werk wurde durch automatischen Vergleich mit Referenzdateien gefunden; ein Mensch hat es angesehen und die Entscheidung bestätigt.'
      : context.action === 'REVIEW_HOLD'
        ? 'Das Werk wurde durch automatischen Vergleich mit Referenzdateien gefunden, und ein Programm hat Ihren Upload angehalten. Die Entscheidung selbst trifft ein Mensch.'
        : context.action === 'PROMPT_HOLD'
          ? 'Das Werk wurde durch automatischen Vergleich mit Referenzdateien gefunden, und ein Programm hat Ihren Upload angehalten, um Sie zu fragen. Gegen Sie ist nichts entschieden.'
          : 'Das Werk wurde durch automatischen Vergleich mit Referenzdateien gefunden, und entschieden wurde vollautomatisch. Ein Mensch hat es noch nicht angesehen; wenn Sie sich beschweren, geschieht das.',
    context.noticed
      ? 'Am Anfang stand eine Meldung, die uns erreicht hat.'
      : 'Niemand hat Sie gemeldet: Verglichen wird mit Dateien, die Rechtsinhaber uns dafür gegeben haben.',
  ],
  wayOut: (way, context) => {
    switch (way.kind) {
      case 'flag':
        return `Ist es Zitat, Kritik, Rezension, Karikatur, Parodie, Pastiche oder sonst gesetzlich erlaubt? Kennzeichnen Sie es so: ${way.complaint ? 'dann wird sofort eine Beschwerde eröffnet, und ein Mensch entscheidet sie' : leadsTo(way.leadsTo)}.`;
      case 'licence':
        return way.given
          ? 'Schicken Sie uns den Nachweis Ihrer Lizenz, damit ihn sieht, wer entscheidet.'
          : `Haben Sie eine Lizenz, oder ist es Ihr eigenes Werk? Sagen Sie es uns und schicken Sie den Nachweis: ${way.complaint ? 'dann wird sofort eine Beschwerde eröffnet, und ein Mensch entscheidet sie' : way.leadsTo === context.action ? 'ein Mensch wird ihn sehen' : leadsTo(way.leadsTo)}.`;
      case 'shorten': {
        const work = context.works[way.match];
        if (work === undefined) return '';
        return work.facts.media === 'image'
          ? `Nehmen Sie eine kleinere Datei, bis zu ${amount(work, way.limit)}: Das ist geringfügig und kann öffentlich werden.`
          : `Nehmen Sie weniger von „${work.title}“, bis zu ${amount(work, way.limit)}: Das ist geringfügig und kann öffentlich werden.`;
      }
      case 'under-half':
        return `Nehmen Sie weniger als die Hälfte von „${context.works[way.match]?.title ?? ''}“: Das Gesetz vermutet dann, dass die Nutzung erlaubt ist, und der Upload kann öffentlich werden.`;
      case 'remove': {
        const media = way.matches.map((i) => context.works[i]?.facts.media);
        const what = media.every((kind) => kind === 'image')
          ? 'Ersetzen Sie das Bild, oder schneiden Sie es heraus'
          : media.every((kind) => kind === 'text')
            ? 'Nehmen Sie die oben genannten Stellen heraus'
            : media.every((kind) => kind === 'audio')
              ? 'Schalten Sie die oben genannten Stellen stumm, oder schneiden Sie sie heraus'
              : 'Schneiden Sie die oben genannten Stellen heraus, oder schalten Sie sie stumm';
        return `${what}, und laden Sie neu hoch.`;
      }
    }
  },
  waitOrComplain: (context) =>
    context.action === 'REVIEW_HOLD' && context.duration.kind === 'until-reviewed'
      ? [
          `Oder tun Sie nichts: Spätestens am ${de.moment(context.duration.at)} ist er öffentlich, wenn ein Mensch ihn nicht als offensichtlich rechtswidrig ansieht.`,
        ]
      : context.action === 'BLOCK_TIMED' && context.duration.kind === 'until-broadcast-ends'
        ? [
            `Oder warten Sie: Am ${de.moment(context.duration.at)} wird neu entschieden.`,
            'Oder beschweren Sie sich; siehe unten.',
          ]
        : context.complaintOpened
          ? [
              `Sie müssen sich nicht beschweren: Ihre Beschwerde ist eröffnet, und ein Mensch entscheidet sie bis ${de.moment(context.redress.complaintDecidedBy)}.`,
            ]
          : ['Oder beschweren Sie sich; siehe unten.'],
  link: (what, address) =>
    `${{ evidence: 'Sehen Sie die Übereinstimmung selbst an', flag: 'Hier antworten', complaint: 'Hier beschweren' }[what]}: ${address}`,
  complaint: ({ redress, german, complaintDays, complaintMonths, complaintOpened }) => {
    const weekend =
      redress.complainUntilWorkingDay === redress.complainUntil
        ? ''
        : ` (ein Wochenende, deshalb ist auch der ${de.day(redress.complainUntilWorkingDay)} noch rechtzeitig)`;
    const decided = german
      ? `innerhalb einer Woche nach Ihrer Beschwerde (§ 14 Abs. 3 UrhDaG); bei einer Beschwerde heute bis ${de.moment(redress.complaintDecidedBy)}`
      : `innerhalb von ${complaintDays} Tagen nach Ihrer Beschwerde; bei einer Beschwerde heute bis ${de.moment(redress.complaintDecidedBy)}`;
    return [
      `Beschweren Sie sich bei uns, kostenlos, innerhalb von ${complaintMonths === 6 ? 'sechs' : complaintMonths} Monaten nach dieser Mitteilung: bis ${de.day(redress.complainUntil)}${weekend}. Sagen Sie in ein, zwei Sätzen, warum Sie nicht einverstanden sind. Ein Mensch, der an dieser Entscheidung nicht beteiligt war, entscheidet ${decided}. Auch der Rechtsinhaber wird gehört.`,
      ...(complaintOpened ? ['Diese Beschwerde haben wir schon für Sie eröffnet; Sie können sie ergänzen.'] : []),
    ];
  },
  outOfCourt: ({ decidesBy, atTheLatest }, address) => [
    `Wenden Sie sich an eine zertifizierte außergerichtliche Streitbeilegungsstelle Ihrer Wahl (Art. 21 Gesetz über digitale Dienste), jetzt oder nach unserer Antwort. Erhält sie den Fall heute, entscheidet sie bis ${de.day(decidesBy)}, in sehr schwierigen Fällen bis ${de.day(atTheLatest)}. Das kostet Sie nichts oder eine kleine Gebühr; bindend ist die Entscheidung nicht. Liste: ${address}`,
  ],
  court: ({ redress, german }) => [
    `Gehen Sie vor Gericht, jederzeit, mit oder ohne Beschwerde zuvor.${
      german && redress.courtUntil !== undefined
        ? ` In der Regel verjähren Ansprüche drei Jahre nach dem Ende des Jahres, hier am ${de.day(redress.courtUntil)} (§§ 195, 199 BGB).`
        : ' Es gelten die Fristen des Rechts Ihres Landes.'
    } Akte und Belege bewahren wir mindestens bis ${de.day(redress.evidenceKeptUntil)} auf, und länger, solange ein Verfahren läuft.`,
  ],
};
