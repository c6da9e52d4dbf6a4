import { changesOf, type PolicyWords } from './policy-words.ts';
import { wordOf, type LetterTexts } from './letter-texts.ts';

export const policyWordsEn: PolicyWords = {
  minConfidence: 'how sure a match has to be before it counts (0 to 1)',
  minorFilmS: 'seconds of a film that count as minor use',
  minorAudioS: 'seconds of a sound recording that count as minor use',
  minorChars: 'characters of a text that count as minor use',
  minorImageBytes: 'bytes of a picture that count as minor use',
  halfWork: 'share of a work below which a use can be presumed permitted (0 to 1)',
  manifestCoverage: 'share of a work from which an unchanged copy is manifest (0 to 1)',
  postFlagGraceH: 'hours you have to answer when something is found after the upload',
  reviewHoldH: 'hours within which a person looks at a held upload',
  rapidReviewH: 'hours for the same with live and earmarked works',
  promptReminderD: 'days until a reminder to answer',
  promptExpiresD: 'days after which an unanswered upload counts as withdrawn',
  liveWithoutEndH: 'hours after which a block for a live broadcast is looked at again',
  combinationScope: 'what counts as your own contribution: the file or the whole post',
  postContextMinChars: 'characters of your own text that count as a contribution',
  undeterminedHold: 'files we could not judge that a person looks at first',
  unansweredAction: 'what follows when 48 hours pass without an answer',
};

export const policyEn: LetterTexts = {
  'policy.published': (fields) => ({
    subject: `Our rules change: ${wordOf(fields, 'policy')}`,
    text: [
      `From ${wordOf(fields, 'inForceFrom').slice(0, 16).replace('T', ' ')} UTC on, new decisions are made under policy ${wordOf(fields, 'policy')}.`,
      'Decisions that were made before keep the policy they were made under.',
      `What changes: ${changesOf(fields, policyWordsEn, 'nothing in the numbers')}.`,
      `The whole text and the difference to ${wordOf(fields, 'before')} are public${wordOf(fields, 'link') === '' ? ' under /policies' : `: ${wordOf(fields, 'link')}`}.`,
    ].join(' '),
  }),
  'policy.not-published': (fields) => ({
    subject: 'An approved policy was not published',
    text: `Between its approval and its publication another policy was published (${wordOf(fields, 'why')}). Publishing this one would have undone that. Nothing was changed; draft it anew on the newest version.`,
  }),
};
