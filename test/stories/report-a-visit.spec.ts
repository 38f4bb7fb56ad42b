import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxDocuments } from '#adapters/documents/docx-documents.ts';
import { xlsxPlanFiles } from '#adapters/plan-files/xlsx-plan-files.ts';
import { documentDesk } from '#bot/document-desk.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { bookedVisit } from '#test/builders/visit.ts';
import { readAloud, wordParts } from '#test/builders/word-file.ts';
import { type World, world } from '#test/fixtures/world.ts';

const OAKWOOD = '900001';
const END = '2026-11-10T15:30:00.000Z';

/** Dsat's model; an AIM at Oakwood on Tue 10 Nov 2026 with its head, led by Priya: its report is due Tue 24 Nov. */
describe('a visit, from its end to its report', () => {
  let w: World;
  let ann: Person;
  const lines = (card: object) => textsOf({ ...card });
  const shown = (who: Person) => lines(w.shown(who, 'visit-report.'));
  const card = (who: Person) => w.shown(who, 'visit-report.');
  const press = (who: Person, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, card(who), `visit-report.${verb}`, inputs, 'personal');
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const form = {
    ...{ headline: 'Reading is taught well', strengths: 'Phonics\nLeaders know their school' },
    ...{ areas: 'Writing in Year 3', agreed: 'Visit Elmfield, by December', rag: 'amber' },
    ...{ links: 'https://mill-lane.example/reading', recommended: 'refinement' },
    recommendedWhy: 'Only writing is left',
  };

  beforeAll(async () => {
    w = await world();
    ann = person('Ann Webb', [{ role: 'chair-of-governors', scope: { kind: 'school', urn: OAKWOOD } }]);
    w.now = '2026-11-05T09:00:00.000Z';
    await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.people.save(ann);
      const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
      await tx.owed.useModel({ ...use, usedAt: w.now, byId: 'operator' });
      await bookedVisit(tx, w.app.bot, { id: 'aim-1', leadId: w.people.priya.id, headId: w.people.tom.id });
    });
    for (const who of [...Object.values(w.people), ann]) await w.opens(who, 'personal');
    await w.opens(w.people.priya, 'channel');
  });
  afterAll(() => w.close());

  it('two school days before, everybody of it has the brief; the lead can still change it', async () => {
    w.now = '2026-11-06T09:01:00.000Z';
    await w.quiet();
    const brief = lines(w.shown(w.people.tom, 'Brief: AIM'));
    expect(brief).toContain('# Brief: AIM at Oakwood Primary School');
    expect(brief).toContain('Nothing is on record yet.');
    const changed = await w.presses(
      w.people.priya,
      w.shown(w.people.priya, 'visit-brief.'),
      'visit-brief.add',
      { focus: 'Writing', meet: 'The English lead\nThe chair', wanted: '' },
      'personal',
    );
    expect(lines(changed)).toEqual(expect.arrayContaining(['Writing', 'The English lead', 'The chair']));
    await w.quiet();
    expect(lines(w.shown(w.people.tom, 'Brief: AIM'))).toContain('The English lead');
  });

  it('asks nothing before its end, and then the lead whether it happened', async () => {
    w.now = '2026-11-10T15:00:00.000Z';
    await w.quiet();
    expect(() => card(w.people.priya)).toThrow();
    w.now = END;
    await w.quiet();
    expect(shown(w.people.priya)[0]).toBe('# Did the AIM at Oakwood Primary School happen?');
  });

  it('held: what is owed counts it, and its report is due by the model', async () => {
    const held = await press(w.people.priya, 'held', { things: 'aim' });
    expect(lines(held)[0]).toBe('! ✓ Recorded: it happened. The report is due Tue 24 Nov.');
    const needs = lines(await w.types(w.people.priya, 'what does oakwood need this year?', 'personal')).join(
      '\n',
    );
    expect(needs).toContain('Report: Academy Improvement Meeting: by Tue 24 Nov');
  });

  it('is saved as it is written, half done, and is not sent without a headline or with a link that is none', async () => {
    await w.quiet();
    await press(w.people.priya, 'save', { strengths: 'Phonics\nLeaders know their school' });
    expect((await trust().visits.report('aim-1'))?.strengths).toBe('Phonics\nLeaders know their school');
    await w.quiet();
    const without = await press(w.people.priya, 'send', { ...form, headline: '', links: 'http://x.example' });
    expect(lines(without)[0]).toBe('! ! Saved, and not sent yet: please add a headline.');
    const wrong = await w.presses(
      w.people.priya,
      without,
      'visit-report.send',
      { ...form, links: 'http://x.example' },
      'personal',
    );
    expect(lines(wrong)[0]).toMatch(
      /Saved, and not sent yet: “http:\/\/x.example” is no link that can be opened/,
    );
    const sent = await w.presses(w.people.priya, wrong, 'visit-report.send', form, 'personal');
    expect(lines(sent)[0]).toBe('! ✓ The draft is with Tom Reed until Fri 13 Nov.');
  });

  it('the head has the draft, without what is for the category review; nobody else has anything', async () => {
    await w.quiet();
    const draft = shown(w.people.tom);
    expect(draft.slice(0, 2)).toEqual([
      '# Check the draft report: AIM at Oakwood Primary School',
      'You have until Fri 13 Nov to point out anything inaccurate.',
    ]);
    expect(draft).toContain('Writing in Year 3');
    expect(JSON.stringify(card(w.people.tom))).not.toMatch(
      /refinement|Only writing is left|category review/i,
    );
    for (const who of [w.people.maria, ann]) expect(() => card(who)).toThrow();
  });

  it('what the head points out goes back to the lead, who says what was changed and releases it', async () => {
    w.now = '2026-11-12T10:00:00.000Z';
    const answered = await press(w.people.tom, 'inaccurate', { headNote: 'It was Year 4, not Year 3.' });
    expect(lines(answered)[0]).toMatch(/Priya Shah has what you wrote/);
    await w.quiet();
    expect(shown(w.people.priya)).toContain('Pointed out: “It was Year 4, not Year 3.”');
    const half = await press(w.people.priya, 'save', { ...form, areas: 'Writing is half wri' });
    expect(lines(half)[0]).toBe('! ✓ Saved. Others read it once you release it.');
    await w.quiet();
    const waits = JSON.stringify(w.shown(w.people.tom, 'has what you pointed out'));
    expect(waits).not.toMatch(/half wri|Reading is taught well/);
    const amended = { ...form, areas: 'Writing in Year 4' };
    const unsaid = await press(w.people.priya, 'release', amended);
    expect(lines(unsaid)[0]).toMatch(/Saved, and not released yet: please say what you changed/);
    const released = await w.presses(
      w.people.priya,
      unsaid,
      'visit-report.release',
      { ...amended, changed: 'The year group.' },
      'personal',
    );
    expect(lines(released)[0]).toBe('! ✓ Released to Ann Webb, Maria Lopez and Tom Reed.');
  });

  it('its readers have it, and what the head said of it; the recommendation only those who decide', async () => {
    await w.quiet();
    const read = shown(ann);
    expect(read).toEqual(
      expect.arrayContaining([
        'The headteacher pointed out: “It was Year 4, not Year 3.” Changed: The year group.',
        'Writing in Year 4',
        'Rating: Amber',
      ]),
    );
    for (const who of [ann, w.people.tom])
      expect(JSON.stringify(card(who))).not.toMatch(/refinement|Only writing is left|category review/i);
    expect(shown(w.people.maria)).toContain('Refinement: Only writing is left');
  });

  it('opens as a Word document in the trust’s words, once, and without the recommendation', async () => {
    const link = await press(ann, 'document');
    const url = JSON.stringify(link).match(/documents\/[^"]+/)?.[0] ?? '';
    const token = url.split('/').at(-1) ?? '';
    const desk = documentDesk(w.app.bot, { documents: docxDocuments(), planFiles: xlsxPlanFiles() });
    const opened = await desk.open(MILL_LANE.id, token);
    if (opened === 'gone') throw new Error('the document is gone');
    expect(opened.name).toBe('Oakwood Primary School Academy Improvement Meeting report 2026-11-10.docx');
    const text = readAloud((await wordParts(opened.bytes)).get('word/document.xml')).join('\n');
    expect(text).toContain('Academy Improvement Team');
    expect(text).toContain('Regional Director of Education');
    expect(text).toContain('Writing in Year 4');
    expect(text).toContain('Shared at the next meeting of the committee');
    expect(text).not.toMatch(/refinement|Only writing is left|category review/i);
    expect(await desk.open(MILL_LANE.id, token)).toBe('gone');
  });

  it('what is owed shows it as sent; the agenda says that it is out, and nothing of what is in it', async () => {
    const needs = lines(await w.types(w.people.priya, 'what does oakwood need this year?', 'personal')).join(
      '\n',
    );
    expect(needs).toContain('Report: Academy Improvement Meeting: done Thu 12 Nov');
    w.now = '2026-11-26T09:00:00.000Z';
    await w.quiet();
    const agenda = lines(w.agenda()).join('\n');
    expect(agenda).toContain('AIM report released, of Tue 10 Nov (Priya Shah)');
    expect(agenda).not.toMatch(/Reading is taught well|Amber|Year 4|refinement/i);
  });

  it('nobody can change it any more, and the audit has none of its words', async () => {
    const again = await press(w.people.priya, 'document');
    expect(lines(again)).not.toContain('[Save]');
    const audit = JSON.stringify(await trust().audit.list());
    expect(audit).toContain('visit-report.release');
    expect(audit).not.toMatch(/Reading is taught|Year 4|Only writing/);
  });
});
