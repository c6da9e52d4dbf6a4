import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { confidence, fraction, instant, referenceId, type ReferenceId } from '../common/index.ts';
import type { Match, MatchOutcome, Segment } from '../match/index.ts';
import {
  ACTIONS,
  decide,
  defaultRights,
  latestPolicy,
  parseFacts,
  withChoices,
  type Facts,
  type MatchFacts,
  type PolicyVersion,
} from '../policy/index.ts';
import { actionInWords, LANGUAGES, languageFor, needsStatement, writeStatement, type StatementInput } from './index.ts';

const vectors = new URL('../../test/vectors/mechanics/', import.meta.url);
const json = (name: string) => JSON.parse(readFileSync(new URL(name, vectors), 'utf8')) as Record<string, unknown>;
const scenarios = json('scenarios.json')['scenarios'] as { id: string; input: { matches: object[] } }[];
const ajv = new Ajv2020({ allErrors: true, strict: false });
(formats as unknown as (validator: Ajv2020) => void)(ajv);
const valid = ajv.compile(json('dsa-sor-v2.json')['jsonSchema'] as object);

const at = (text: string) => instant(Date.parse(text));
const noon = at('2026-11-22T12:00:00Z');
const puid = '0123456789abcdef'.repeat(4);
const MODALITY = { film: 'video', audio: 'audio', image: 'image', text: 'text' } as const;

function scenario(id: string): Facts {
  const { input } = scenarios.find((one) => one.id === id)!;
  const matches = input.matches.map((match, i) => ({ reference: `reference-${i}`, ...match }));
  const facts = parseFacts({ ...input, matches });
  assert.ok(facts.kind === 'done');
  return facts.value;
}

function segmentOf(media: MatchFacts['media']): Segment {
  const box = { x: 12, y: 34, width: 640, height: 480 };
  if (media === 'image')
    return {
      algorithm: 'image/pdq@1',
      upload: box,
      reference: box,
      transform: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      mirrored: true,
      frame: 0,
      cells: { visible: 120, agreeing: 118 },
    };
  const spans = { algorithm: 'x@1', upload: { start: 10, end: 50 }, reference: { start: 70, end: 110 } };
  return media === 'text' ? { ...spans, agreeing: 40 } : { ...spans, speed: 1, boundaryError: 0.1 };
}

function outcomeOf(facts: Facts): MatchOutcome {
  const matches = facts.matches.map((match): Match => ({
    reference: referenceId(match.reference!),
    modality: MODALITY[match.media],
    tier: 'same',
    confidence: confidence(match.confidence),
    coverageOfReference: fraction(match.coverage),
    coverageOfUpload: fraction(0.4),
    combined: match.combined,
    modified: match.modified,
    segments: [segmentOf(match.media)],
  }));
  return matches.length === 0
    ? { kind: 'no-match' }
    : { kind: 'matched', matches: matches as unknown as readonly [Match, ...Match[]] };
}

function statementOn(
  facts: Facts,
  more: Partial<StatementInput> = {},
  policy: PolicyVersion = latestPolicy(facts.profile),
) {
  const rights = new Map<ReferenceId, ReturnType<typeof defaultRights>>(
    facts.matches.map((match, i) => [
      referenceId(match.reference!),
      { ...defaultRights(match.reference!), title: `Harbour ${'AB'[i]}`, claimant: 'Erika Mustermann' },
    ]),
  );
  const media = facts.matches[0]?.media;
  return writeStatement({
    decision: decide(facts, policy),
    facts,
    policy,
    outcome: outcomeOf(facts),
    rights,
    upload: { modality: media === undefined ? 'unknown' : MODALITY[media], name: 'private-name.mp4', createdAt: noon },
    territories: [facts.profile === 'DE' ? 'DE' : 'FR'],
    from: noon,
    puid,
    ...more,
  });
}

const restricting = scenarios
  .map(({ id }) => ({ id, facts: scenario(id) }))
  .filter(({ facts }) => needsStatement(decide(facts, latestPolicy(facts.profile)).action));

test('every restricting scenario gets a statement, and no other action does', () => {
  assert.ok(restricting.length >= 14);
  for (const action of ACTIONS)
    assert.equal(needsStatement(action), ['BLOCK', 'BLOCK_TIMED', 'PROMPT_HOLD', 'REVIEW_HOLD'].includes(action));
  assert.throws(() => statementOn(scenario('F03')), /restricts nothing/);
});

for (const { id, facts } of restricting) {
  test(`${id}: its line is valid in the EU database and names no person, title or file`, () => {
    const { json: line, euDatabase } = statementOn(facts);
    assert.ok(valid(JSON.parse(JSON.stringify(line))), JSON.stringify(valid.errors));
    const { action } = decide(facts, latestPolicy(facts.profile));
    assert.equal(euDatabase, action.startsWith('BLOCK'));
    assert.doesNotMatch(JSON.stringify(line), /Mustermann|Harbour|private-name|reference-/);
    assert.deepEqual(line.territorial_scope, [facts.profile === 'DE' ? 'DE' : 'FR']);
  });

  for (const language of LANGUAGES)
    test(`${id}: complete after Art. 17(3) DSA (${language})`, () => {
      const { text } = statementOn(facts, { language });
      const { action, rule, policyVersion, reasons } = decide(facts, latestPolicy(facts.profile));
      const en = language === 'en';
      // (a) measure, territory, duration
      assert.ok(text.includes(en ? '22 November 2026, 12:00 UTC' : '22. November 2026, 12:00 Uhr UTC'));
      assert.match(text, en ? /Germany|France/ : /Deutschland|Frankreich/);
      assert.match(
        text,
        en
          ? /no end date|It ends on|is decided anew|public by itself|until you answer/
          : /kein festes Ende|endet am|neu entschieden|von selbst|bis Sie antworten/,
      );
      // (b) facts: what, where, how much, and whether a notice set it off
      for (const letter of ['A', 'B'].slice(0, facts.matches.length)) assert.ok(text.includes(`Harbour ${letter}`));
      assert.match(text, /640 × 480|0:10–0:50|11–50/);
      assert.match(text, en ? /sent a notice/ : /gemeldet/);
      // (c) automation
      assert.match(text, en ? /automatic comparison/ : /automatischen Vergleich/);
      if (action.startsWith('BLOCK')) assert.match(text, en ? /fully automated/ : /vollautomatisch/);
      // (d) ground
      assert.ok(text.includes(`${rule} `) && text.includes(policyVersion));
      assert.ok(reasons[0]!.basis.length > 0 && /UrhDaG|2019\/790|2021/.test(text));
      // (f) redress, with dates
      assert.ok(text.includes(en ? '22 May 2027' : '22. Mai 2027'));
      assert.ok(text.includes(en ? '29 November 2026, 12:00' : '29. November 2026, 12:00'));
      assert.ok(text.includes(en ? '20 February 2027' : '20. Februar 2027'));
      assert.match(text, en ? /Go to court/ : /vor Gericht/);
      assert.doesNotMatch(text, /undefined|NaN|\[object|null/);
    });
}

test('a block by R7a is reported as mechanics.md § 3.1 maps it', () => {
  const { json: line } = statementOn(scenario('F02'));
  assert.deepEqual(line.decision_visibility, ['DECISION_VISIBILITY_CONTENT_DISABLED']);
  assert.equal(line.decision_ground, 'DECISION_GROUND_ILLEGAL_CONTENT');
  assert.deepEqual(line.category_specification, ['KEYWORD_COPYRIGHT_INFRINGEMENT']);
  assert.equal(line.source_type, 'SOURCE_TYPE_OTHER_NOTIFICATION');
  assert.deepEqual([line.automated_detection, line.automated_decision], ['Yes', 'AUTOMATED_DECISION_FULLY']);
  assert.equal(line.end_date_visibility_restriction, undefined);
  const confirmed = statementOn(scenario('F02'), { automatedDecision: 'AUTOMATED_DECISION_PARTIALLY' });
  assert.equal(confirmed.json.automated_decision, 'AUTOMATED_DECISION_PARTIALLY');
  assert.match(confirmed.text, /a person has looked at it and confirmed/);
});

test('the EU database gets no line where nothing in the EU or EEA is blocked', () => {
  assert.equal(statementOn(scenario('F02'), { territories: ['CH'] }).euDatabase, false);
  const both = statementOn(scenario('F02'), { territories: ['CH', 'NO', 'DE', 'DE'] });
  assert.deepEqual([both.euDatabase, both.json.territorial_scope], [true, ['DE', 'NO']]);
});

test('a puid that the database would refuse is a bug', () => {
  assert.throws(() => statementOn(scenario('F02'), { puid: 'with space' }));
});

test('asks first: the demand, the need for a permission, and the flag (§ 11(1) UrhDaG)', () => {
  const { text, endsAt } = statementOn(scenario('F05'));
  assert.match(text, /The claimant \(Erika Mustermann\) demands that this work be blocked/);
  assert.match(text, /only with a permission: .*§ 5 UrhDaG/);
  assert.match(text, /you can flag it as permitted/);
  assert.match(text, /We remind you on 29 November 2026, 12:00 UTC; without an answer by 22 December 2026, 12:00 UTC/);
  assert.equal(endsAt, at('2026-12-22T12:00:00Z'));
  assert.match(statementOn(scenario('F13')).text, /you can flag it as permitted/, 'R7a says the same three things');
});

test('offers the flag only where it would help', () => {
  const flagLine = /caricature, parody, pastiche, or otherwise permitted by law\? Flag it so: (.*)\./;
  assert.match(flagLine.exec(statementOn(scenario('F05')).text)![1]!, /goes public/);
  assert.match(flagLine.exec(statementOn(scenario('F36')).text)![1]!, /a person looks at it/);
  assert.match(flagLine.exec(statementOn(scenario('F13')).text)![1]!, /complaint opens at once/);
  for (const id of ['F07', 'F20', 'F33']) assert.doesNotMatch(statementOn(scenario(id)).text, flagLine, id);
  assert.match(statementOn(scenario('F20')).text, /Your right to flag .* is suspended/);
});

test('says how little would be enough, and what to cut', () => {
  assert.match(statementOn(scenario('F05')).text, /Use less of “Harbour A”, up to 15 seconds/);
  assert.match(statementOn(scenario('F07')).text, /Use less than half of “Harbour A”/);
  assert.match(statementOn(scenario('F11')).text, /Use a smaller file, up to 125 kB/);
  assert.doesNotMatch(statementOn(scenario('F36')).text, /Use less of/);
  assert.match(statementOn(scenario('F36')).text, /Mute or cut the passages/);
});

test('tells the strictest work first, and which of several works is not the reason', () => {
  const { text } = statementOn(scenario('F35'));
  assert.match(text, /1\. “Harbour B”, a sound recording[^]*2\. “Harbour A”, a film/);
  assert.match(text, /This one alone would be public, presumed lawful \(rule R5a\); it is not the reason/);
});

test('does not put before anybody what is below the evidence floor', () => {
  const [match] = scenario('F05').matches;
  const weak = { ...match!, reference: 'reference-1', confidence: 0.5 };
  const { text, json: line } = statementOn({
    ...scenario('F05'),
    matches: [weak, { ...match!, reference: 'reference-2' }],
  });
  assert.doesNotMatch(text, /reference-1|Harbour A/);
  assert.match(text, /\n“Harbour B”/);
  assert.match(line.decision_facts, /recognised 1 protected work in/);
});

test('says when the same passage is in other works too', () => {
  const facts = scenario('F05');
  const outcome = outcomeOf(facts);
  assert.ok(outcome.kind === 'matched');
  const [match] = outcome.matches;
  const shared = { ...outcome, matches: [{ ...match, alsoIn: [referenceId('hymn'), referenceId('psalm')] }] } as const;
  assert.match(statementOn(facts, { outcome: shared }).text, /also in 2 other works that we know/);
  assert.doesNotMatch(statementOn(facts).text, /other works/);
});

test('opens a complaint by itself where the uploader has already spoken', () => {
  const { text, complaintOpened } = statementOn(scenario('F14'));
  assert.equal(complaintOpened, true);
  assert.match(text, /your complaint is open, and a person decides it by 29 November 2026, 12:00 UTC/);
  assert.equal(statementOn(scenario('F13')).complaintOpened, false);
});

test('a hold says when it is public if nobody decides: after a day, or an hour for live and earmarked works', () => {
  const slow = statementOn(scenario('F07'));
  assert.equal(slow.endsAt, at('2026-11-23T12:00:00Z'));
  assert.match(
    slow.text,
    /If nobody has decided by 23 November 2026, 12:00 UTC \(24 hours after it began\), it goes public/,
  );
  for (const id of ['F28', 'F33']) assert.equal(statementOn(scenario(id)).endsAt, at('2026-11-22T13:00:00Z'), id);
  const [live] = scenario('F28').matches;
  const [essay] = scenario('F07').matches;
  const both = { ...scenario('F28'), matches: [live!, { ...essay!, reference: 'reference-1' }] };
  assert.equal(statementOn(both).endsAt, at('2026-11-23T12:00:00Z'), 'the last clock counts');
});

test('a block during a first broadcast ends with it, and is looked at again if no end was named', () => {
  const [match] = scenario('F27').matches;
  const ending = { ...match!, ref: { ...match!.ref, liveUntil: '2026-11-22T21:50:00Z' } };
  const named = statementOn({ ...scenario('F27'), matches: [ending] });
  assert.match(named.text, /It ends on 22 November 2026, 21:50 UTC/);
  assert.equal(named.json.end_date_visibility_restriction, '2026-11-22');
  const unnamed = statementOn(scenario('F27'));
  assert.equal(unnamed.endsAt, at('2026-11-23T12:00:00Z'));
  assert.match(unnamed.text, /named no end of the broadcast, so it is decided anew on 23 November 2026/);
});

test('windows open when the person was told, not when the restriction began', () => {
  const { text } = statementOn(scenario('F02'), { informedAt: at('2027-08-31T09:00:00Z') });
  assert.ok(text.includes('until 29 February 2028. '), text);
});

test('a file that could not be compared and is held for a human gets its reasons too', () => {
  const policy = withChoices(latestPolicy('DE'), { undeterminedHold: ['possible-match'] });
  const facts: Facts = { ...scenario('F01'), undetermined: 'possible-match' };
  const { text, json: line } = statementOn(facts, {}, policy);
  assert.match(text, /could not be compared with protected works \(possible-match\)\. That is no finding against you/);
  assert.ok(valid(JSON.parse(JSON.stringify(line))), JSON.stringify(valid.errors));
});

test('shows both values where the error of measuring was taken off', () => {
  const [match] = scenario('F05').matches;
  const facts = { ...scenario('F05'), matches: [{ ...match!, measured: { matchedS: 15.5, coverage: 0.072 } }] };
  assert.match(
    statementOn(facts).text,
    /15\.1 seconds \(measured 15\.5 seconds, less the error of measuring, in your favour\)/,
  );
});

test('many and huge matches still fit the database', () => {
  const [match] = scenario('F02').matches;
  const matches = Array.from({ length: 60 }, (_, i) => ({ ...match!, reference: `r${i}`, unmeasured: ['combined'] }));
  const { text, json: line } = statementOn({ ...scenario('F02'), matches });
  assert.match(text, /And 40 more works\./);
  assert.ok(valid(JSON.parse(JSON.stringify(line))), JSON.stringify(valid.errors));
});

test('reads like this', () => {
  const { text } = statementOn(scenario('F05'), { links: { flag: 'https://example.org/u/1' } });
  const lines = text.split('\n');
  assert.deepEqual(lines.slice(0, lines.indexOf('If you disagree')), [
    '“private-name.mp4” is not public yet: we need your answer first.',
    'Statement of reasons under Art. 17 of the Digital Services Act and § 7(3) UrhDaG',
    '',
    'What we did',
    '• “private-name.mp4” cannot be seen by the public in Germany, from 22 November 2026, 12:00 UTC.',
    '• It stays so until you answer. We remind you on 29 November 2026, 12:00 UTC; without an answer by 22 December 2026, 12:00 UTC the upload counts as withdrawn.',
    '',
    'What was found',
    '“Harbour A”, a sound recording, claimed by Erika Mustermann',
    '• 0:10–0:50 of your upload is 1:10–1:50 of the work.',
    '• That is 15.1 seconds, 7 % of the work, and it fills 40 % of your upload.',
    '• There is other content with it. It was not changed. We are 98 % sure that it is this work.',
    '',
    'What you should know',
    '• The claimant (Erika Mustermann) demands that this work be blocked.',
    '• It may be public only with a permission: a licence, or one that the law gives, such as for quotation, caricature, parody and pastiche (§ 5 UrhDaG).',
    '• If the law permits your use, you can flag it as permitted.',
    '',
    'Why',
    'The law does not presume that this use is permitted, because it uses 15.1 seconds (up to 15 seconds is minor), and no flag counts so far. Before anything is blocked, the law gives you the word.',
    'The law: § 11(1) UrhDaG; § 9(2) UrhDaG; § 5(1) UrhDaG.',
    'The rule: R9a of policy de@2026-11.',
    '',
    'How this was decided',
    'The work was found by automatic comparison with reference files, and a program put your upload on hold to ask you. Nothing has been decided against you.',
    'Nobody sent a notice about you: the comparison uses the files that claimants gave us for this purpose.',
    '',
    'What you can do now',
    '• Is it a quotation, criticism, review, caricature, parody, pastiche, or otherwise permitted by law? Flag it so: then it goes public, and stays public while anyone who disagrees complains.',
    '• Do you have a licence, or is it your own work? Tell us and send the proof: then a person looks at it, and if nobody does in time, it goes public.',
    '• Use less of “Harbour A”, up to 15 seconds: that is a minor use, and it can go public.',
    '• Mute or cut the passages named above and upload again.',
    '• Or complain; see below.',
    'Answer here: https://example.org/u/1',
    '',
  ]);
});

test('has words for every action in every language', () => {
  for (const action of ACTIONS)
    for (const language of LANGUAGES) {
      const { name, sentence } = actionInWords(action, language);
      assert.ok(name.length > 3 && sentence.endsWith('.'));
    }
  assert.deepEqual(['de-AT', 'DE', 'fr', 'en-GB'].map(languageFor), ['de', 'de', 'en', 'en']);
});
