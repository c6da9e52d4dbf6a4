/** English. Plain, warm, exact: what happened, why, what now. */
import type { RecognisedWork } from '../recognised-work.ts';
import { characterSpan, decimals, share, timeSpan } from './amounts.ts';
import type { Messages, StatementContext } from './messages.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const places = new Intl.DisplayNames(['en'], { type: 'region' });
const percent = (value: number) => share(value, '.');
/** Nobody is wholly sure, however the figure rounds. */
const sureness = (value: number) => (value > 0.99 ? 'more than 99 %' : percent(value));
const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const it = ({ uploadName }: StatementContext) => (uploadName === undefined ? 'your upload' : `“${uploadName}”`);
const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const hours = (count: number) => (count === 1 ? '1 hour' : `${count} hours`);

const amount = ({ facts, size }: RecognisedWork, value: number | undefined = size.amount): string => {
  if (value === undefined) return 'an amount that was not measured';
  if (facts.media === 'text') return `${value} characters`;
  return facts.media === 'image' ? `${decimals(value / 1000, '.')} kB` : `${decimals(value, '.')} seconds`;
};

const MEASURES: Readonly<Record<string, string>> = {
  combined: 'whether other content is with it',
  modified: 'how it was changed',
  coverage: 'how much of the work it is',
  length: 'how long it is',
};

const LEADS_TO = {
  PUBLISH_PRESUMED: 'then it goes public, and stays public while anyone who disagrees complains',
  REVIEW_HOLD: 'then a person looks at it, and if nobody does in time, it goes public',
  PUBLIC_48H: 'then it stays public for 48 hours while you decide what to do',
} as const;
const leadsTo = (action: string): string =>
  action in LEADS_TO ? LEADS_TO[action as keyof typeof LEADS_TO] : 'then it can go public';

export const en: Messages = {
  actions: {
    BLOCK: { name: 'blocked', sentence: 'It is not public.' },
    BLOCK_TIMED: { name: 'blocked for a time', sentence: 'It is not public until a first broadcast has ended.' },
    PROMPT_HOLD: { name: 'waiting for the uploader', sentence: 'It is not public yet: the uploader is asked first.' },
    REVIEW_HOLD: {
      name: 'waiting for a person',
      sentence: 'It is not public yet: a person looks at it first, within a fixed time.',
    },
    PUBLIC_48H: { name: 'public for 48 hours', sentence: 'It stays public for 48 hours while the uploader is asked.' },
    PUBLISH_ESCROW: {
      name: 'public, income held',
      sentence: 'It is public; what it earns is held until ownership is settled.',
    },
    PUBLISH_PRESUMED: {
      name: 'public, presumed lawful',
      sentence: 'It is public: the law presumes that the use is permitted.',
    },
    PUBLISH_NOTIFY: { name: 'public, claimant told', sentence: 'It is public, and the claimant is told.' },
    PUBLISH_ATTRIBUTED: {
      name: 'public with its source',
      sentence: 'It is public, with the source of the work named.',
    },
    PUBLISH_LICENSED: {
      name: 'public under a licence',
      sentence: 'It is public under a licence; the use is noted for payment.',
    },
    PUBLISH: { name: 'public', sentence: 'It is public.' },
  },
  headings: {
    measure: 'What we did',
    found: 'What was found',
    demand: 'What you should know',
    why: 'Why',
    how: 'How this was decided',
    now: 'What you can do now',
    redress: 'If you disagree',
  },
  flags: {
    quotation: 'quotation',
    criticism: 'criticism',
    review: 'review',
    caricature: 'caricature',
    parody: 'parody',
    pastiche: 'pastiche',
    other_exception: 'another exception of the law',
    licence: 'licence',
  },
  kinds: { film: 'a film or moving picture', audio: 'a sound recording', image: 'a picture', text: 'a text' },
  day: (day) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    return `${date} ${MONTHS[month - 1]} ${year}`;
  },
  moment: (at) => `${en.day(new Date(at).toISOString().slice(0, 10))}, ${new Date(at).toISOString().slice(11, 16)} UTC`,
  territory: (code) => places.of(code) ?? code,
  document: (german) =>
    `Statement of reasons under Art. 17 of the Digital Services Act${german ? ' and § 7(3) UrhDaG' : ''}`,
  headline: (context) => {
    const subject = first(it(context));
    if (context.action === 'BLOCK') return `${subject} is not public: it shows a protected work.`;
    if (context.action === 'BLOCK_TIMED')
      return `${subject} is not public for now: it shows a work that is being broadcast for the first time.`;
    if (context.action === 'PROMPT_HOLD') return `${subject} is not public yet: we need your answer first.`;
    return `${subject} is not public yet: a person will look at it first.`;
  },
  measure: (context) => {
    const { duration } = context;
    const where = list(context.territories.map(en.territory));
    const since = `${first(it(context))} cannot be seen by the public in ${where}, from ${en.moment(context.from)}.`;
    switch (duration.kind) {
      case 'until-contested':
        return [
          since,
          'This has no end date. It ends at once if a complaint succeeds, if you show a licence, or if the claim is withdrawn.',
        ];
      case 'until-broadcast-ends':
        return [
          since,
          duration.named
            ? `It ends on ${en.moment(duration.at)}, when the first broadcast is over. Then it is decided anew, without you having to ask.`
            : `The claimant named no end of the broadcast, so it is decided anew on ${en.moment(duration.at)}, without you having to ask.`,
        ];
      case 'until-reviewed':
        return [
          since,
          `If nobody has decided by ${en.moment(duration.at)} (${hours(duration.hours)} after it began), it goes public by itself.`,
        ];
      case 'until-answered':
        return [
          since,
          `It stays so until you answer. We remind you on ${en.moment(duration.remindedAt)}; without an answer by ${en.moment(duration.withdrawnAt)} the upload counts as withdrawn.`,
        ];
    }
  },
  work: (work, position, of) =>
    `${of > 1 ? `${position}. ` : ''}“${work.title}”, ${en.kinds[work.facts.media]}${work.claimant === '' ? '' : `, claimed by ${work.claimant}`}`,
  passage: (passage) => {
    if (passage.kind === 'area') {
      const { x, y, width, height } = passage.upload;
      const frame = passage.frame > 0 ? ` (frame ${passage.frame + 1})` : '';
      return `The area ${Math.round(width)} × ${Math.round(height)} pixels from x ${Math.round(x)}, y ${Math.round(y)} of your upload${frame}${passage.mirrored ? ', mirrored' : ''}.`;
    }
    if (passage.kind === 'characters')
      return `Characters ${characterSpan(passage.upload)} of your upload are characters ${characterSpan(passage.work)} of the work.`;
    const track = passage.track === undefined ? '' : passage.track === 'sound' ? ' (sound)' : ' (picture)';
    return `${timeSpan(passage.upload)} of your upload is ${timeSpan(passage.work)} of the work${track}.`;
  },
  morePassages: (count) => `And ${count} more ${count === 1 ? 'passage' : 'passages'}.`,
  alsoIn: (count) => `The same passage is also in ${count} other ${count === 1 ? 'work' : 'works'} that we know.`,
  moreWorks: (count) => `And ${count} more ${count === 1 ? 'work' : 'works'}.`,
  extent: (work) => {
    const { facts, shareOfUpload } = work;
    const before =
      facts.measured?.matchedS !== undefined && facts.measured.matchedS !== facts.matchedS
        ? ` (measured ${decimals(facts.measured.matchedS, '.')} seconds, less the error of measuring, in your favour)`
        : '';
    const used = facts.media === 'image' ? `Your file has ${amount(work)}` : `That is ${amount(work)}${before}`;
    const ofUpload = shareOfUpload === undefined ? '' : `, and it fills ${percent(shareOfUpload)} of your upload`;
    return facts.media === 'image'
      ? `That is ${percent(facts.coverage)} of the work${ofUpload}. ${used}.`
      : `${used}, ${percent(facts.coverage)} of the work${ofUpload}.`;
  },
  surroundings: ({ facts }) => {
    const other = facts.combined ? 'There is other content with it.' : 'No other content was found with it.';
    const changed = {
      none: 'It was not changed.',
      technical: 'It was changed only technically (such as size, crop, mirror, filter, speed).',
      creative: 'It was changed creatively.',
    }[facts.modified];
    return `${other} ${changed} We are ${sureness(facts.confidence)} sure that it is this work.`;
  },
  unmeasured: (names) =>
    `Not measured, and so taken in your favour: ${list(names.map((name) => MEASURES[name] ?? name))}.`,
  alone: (work) =>
    work.restricting
      ? `On its own this would be: ${en.actions[work.action].name} (rule ${work.rule}).`
      : `This one alone would be ${en.actions[work.action].name} (rule ${work.rule}); it is not the reason for this decision.`,
  nothingFound: () => 'No protected work was recognised. The file could not be compared with the works we know.',
  demand: (context) => {
    const names = list(
      context.works.filter((one) => one.restricting && one.claimant !== '').map((one) => one.claimant),
    );
    return [
      `The claimant${names === '' ? '' : ` (${names})`} demands that ${context.works.filter((one) => one.restricting).length > 1 ? 'these works' : 'this work'} be blocked.`,
      'It may be public only with a permission: a licence, or one that the law gives, such as for quotation, caricature, parody and pastiche (§ 5 UrhDaG).',
      context.flag !== null && !context.flagCounts
        ? 'Your right to flag a use as permitted is suspended at the moment, so your flag could not count. You can still send proof of a licence, and you can complain.'
        : 'If the law permits your use, you can flag it as permitted.',
    ];
  },
  why: (rule, context, works) => {
    const [work] = works;
    const limbs = work === undefined ? '' : list(work.missing.map((limb) => en.limbs[limb](work)));
    switch (rule) {
      case 'R0u':
        return `The file could not be compared with protected works (${context.undetermined ?? 'unknown'}). That is no finding against you. The operator has such files looked at by a person first.`;
      case 'R4a':
        return 'The work is being shown to the public for the first time, and its claimant asked for protection until that has ended. Your upload shows it with nothing of your own and without a flag, so it waits until then.';
      case 'R4b':
        return 'The work is being shown to the public for the first time, and its claimant asked for protection until that has ended. But your use may well be lawful, and that is for a person to say, not for a machine.';
      case 'R7a':
        return `Your upload shows half or more of the work${work === undefined ? '' : ` (${percent(work.facts.coverage)})`}, with nothing else and without a creative change, and no statement from you that it is permitted. That is plain enough to need no closer look.`;
      case 'R7b':
        return `Your upload shows half or more of the work${work === undefined ? '' : ` (${percent(work.facts.coverage)})`}, with nothing else and without a creative change. You told us: ${context.flag === null ? 'permitted' : en.flags[context.flag]}. A machine cannot judge that, so we have opened a complaint for you, and a person decides it.`;
      case 'R8':
        return `You told us that your use is permitted (${context.flag === null ? '' : en.flags[context.flag]}). The law does not presume it here, because ${limbs}; but it is not plainly unlawful either. So a person looks at it.`;
      case 'R9a':
        return `The law does not presume that this use is permitted, because ${limbs}, and no flag counts so far. Before anything is blocked, the law gives you the word.`;
      case 'R9b':
        return `We told you of this work 48 hours ago or more, and no flag that counts has come. The law does not presume that the use is permitted, because ${limbs}.`;
      case 'R10a':
        return 'The use is not plainly unlawful, but the claimant marked the work as one that unauthorised use would harm severely. So a person looks at it before it goes public.';
      default:
        return en.actions[context.action].sentence;
    }
  },
  limbs: {
    half: ({ facts }) => `it shows ${percent(facts.coverage)} of the work (it must be less than half)`,
    combined: () => 'it does not stand together with other content',
    size: (work) => `it uses ${amount(work)} (up to ${amount(work, work.size.limit)} is minor)`,
    income: () => 'it serves commerce with significant income',
  },
  law: (citations) => `The law: ${citations.join('; ')}.`,
  policy: (rule, policyVersion, address) =>
    `The rule: ${rule} of policy ${policyVersion}${address === undefined ? '' : `, published at ${address}`}.`,
  how: (context) => [
    context.confirmed
      ? 'The work was found by automatic comparison with reference files; a person has looked at it and confirmed the decision.'
      : context.action === 'REVIEW_HOLD'
        ? 'The work was found by automatic comparison with reference files, and a program put your upload on hold. The decision itself is made by a person.'
        : context.action === 'PROMPT_HOLD'
          ? 'The work was found by automatic comparison with reference files, and a program put your upload on hold to ask you. Nothing has been decided against you.'
          : 'The work was found by automatic comparison with reference files, and the decision was fully automated. No person has looked at it yet; if you complain, a person will.',
    context.noticed
      ? 'It began with a notice that was sent to us.'
      : 'Nobody sent a notice about you: the comparison uses the files that claimants gave us for this purpose.',
  ],
  wayOut: (way, context) => {
    switch (way.kind) {
      case 'flag':
        return `Is it a quotation, criticism, review, caricature, parody, pastiche, or otherwise permitted by law? Flag it so: ${way.complaint ? 'then a complaint opens at once and a person decides it' : leadsTo(way.leadsTo)}.`;
      case 'licence':
        return way.given
          ? 'Send us the proof of your licence, so that the person who decides can see it.'
          : `Do you have a licence, or is it your own work? Tell us and send the proof: ${way.complaint ? 'a complaint then opens at once and a person decides it' : way.leadsTo === context.action ? 'a person will see it' : leadsTo(way.leadsTo)}.`;
      case 'shorten': {
        const work = context.works[way.match];
        if (work === undefined) return '';
        return work.facts.media === 'image'
          ? `Use a smaller file, up to ${amount(work, way.limit)}: that is a minor use, and it can go public.`
          : `Use less of “${work.title}”, up to ${amount(work, way.limit)}: that is a minor use, and it can go public.`;
      }
      case 'under-half':
        return `Use less than half of “${context.works[way.match]?.title ?? ''}”: the law then presumes that the use is permitted, and it can go public.`;
      case 'remove': {
        const media = way.matches.map((i) => context.works[i]?.facts.media);
        const how = media.every((kind) => kind === 'image')
          ? 'Replace or cut out the picture'
          : media.every((kind) => kind === 'text')
            ? 'Take out the passages'
            : media.every((kind) => kind === 'audio')
              ? 'Mute or cut the passages'
              : 'Cut or mute the passages';
        return `${how} named above and upload again.`;
      }
    }
  },
  waitOrComplain: (context) =>
    context.action === 'REVIEW_HOLD' && context.duration.kind === 'until-reviewed'
      ? [
          `Or do nothing: at the latest on ${en.moment(context.duration.at)} it is public, unless a person has found it to be plainly unlawful.`,
        ]
      : context.action === 'BLOCK_TIMED' && context.duration.kind === 'until-broadcast-ends'
        ? [`Or wait: on ${en.moment(context.duration.at)} it is decided anew.`, 'Or complain; see below.']
        : context.complaintOpened
          ? [
              `You need not complain: your complaint is open, and a person decides it by ${en.moment(context.redress.complaintDecidedBy)}.`,
            ]
          : ['Or complain; see below.'],
  link: (what, address) =>
    `${{ evidence: 'See the match yourself', flag: 'Answer here', complaint: 'Complain here' }[what]}: ${address}`,
  complaint: ({ redress, german, complaintDays, complaintMonths, complaintOpened }) => {
    const weekend =
      redress.complainUntilWorkingDay === redress.complainUntil
        ? ''
        : ` (a weekend day, so ${en.day(redress.complainUntilWorkingDay)} is in time too)`;
    const decided = german
      ? `within one week of your complaint (§ 14(3) UrhDaG); for a complaint made today, by ${en.moment(redress.complaintDecidedBy)}`
      : `within ${complaintDays} days of your complaint; for a complaint made today, by ${en.moment(redress.complaintDecidedBy)}`;
    return [
      `Complain to us, free of charge, within ${complaintMonths === 6 ? 'six' : complaintMonths} months of being told: until ${en.day(redress.complainUntil)}${weekend}. Say in a sentence or two why you disagree. A person who had no part in this decision decides ${decided}. The claimant is heard too.`,
      ...(complaintOpened ? ['We have opened this complaint for you; you can add to it.'] : []),
    ];
  },
  outOfCourt: ({ decidesBy, atTheLatest }, address) => [
    `Go to a certified out-of-court dispute settlement body of your choice (Art. 21 Digital Services Act), now or after our answer. If it receives your case today, it decides by ${en.day(decidesBy)}, in very complex cases by ${en.day(atTheLatest)}. It costs you nothing or a small fee, and its decision is not binding. List: ${address}`,
  ],
  court: ({ redress, german }) => [
    `Go to court, at any time, with or without a complaint before.${
      german && redress.courtUntil !== undefined
        ? ` As a rule claims lapse three years after the end of the year, here on ${en.day(redress.courtUntil)} (§§ 195, 199 BGB).`
        : ' The time limits are those of the law of your country.'
    } We keep the file and the evidence until ${en.day(redress.evidenceKeptUntil)} at least, and longer while a case is open.`,
  ],
};
