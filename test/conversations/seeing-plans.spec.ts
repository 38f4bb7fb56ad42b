import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxDocuments } from '#adapters/documents/docx-documents.ts';
import { xlsxPlanFiles } from '#adapters/plan-files/xlsx-plan-files.ts';
import { documentDesk } from '#bot/document-desk.ts';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { readAloud, wordParts } from '#test/builders/word-file.ts';
import { type PlanWorld, planWorld, REDS } from '#test/fixtures/plan-world.ts';
import { text } from '#test/fixtures/standing-world.ts';

let p: PlanWorld;
let plan: string;
const HELP = 'Two mornings of cover';
beforeAll(async () => {
  p = await planWorld('dsat');
  const { tom, priya } = p.w.people;
  plan = await p.runs('aip', [tom, priya]);
  await p.dayOf('2026-12-14');
});
afterAll(() => p.w.close());

const says = async (who: Person, words: string) => text(await p.w.types(who, words, 'personal'));

describe('how plans go', () => {
  it('the head answers from what is theirs to see, and reads it in every list', async () => {
    const { tom, priya, maria } = p.w.people;
    const asked = p.w.shown(tom, 'plan-check-in.answer');
    const [action] =
      (await p.w.app.bot.store.inTrust(MILL_LANE.id).plans.find(plan))?.priorities[0]?.actions ?? [];
    const form = await p.w.presses(tom, asked, 'plan-check-in.answer', { about: action?.id });
    await p.w.presses(tom, form, 'plan-check-in.save', { ...REDS, words: 'Two are ill.', help: HELP });
    await p.w.quiet();
    expect(await says(tom, 'plan oakwood')).toContain('1 red');
    expect(await says(tom, 'plans')).toMatch(/Academy Improvement Plan: 0 of 3 done, ▲ 1 red.*2 overdue/);
    expect(await says(priya, 'plans')).toContain('Oakwood Primary School');
    expect(await says(maria, 'overdue')).toContain('overdue, since Fri 20 Nov');
    expect(await says(tom, 'what is overdue?')).toContain(
      '1.1 Train every teacher (Anna Bell, due Fri 20 Nov',
    );
  });

  it('who owns an action sees it once they were handed it, and answers it from there', async () => {
    const { tom } = p.w.people;
    expect(await says(p.anna, 'my actions')).not.toContain('Train every teacher');
    expect(await says(p.anna, 'plans')).not.toContain('Academy Improvement Plan');
    const [action] =
      (await p.w.app.bot.store.inTrust(MILL_LANE.id).plans.find(plan))?.priorities[0]?.actions ?? [];
    const list = p.w.shown(tom, 'plan-check-in.answer');
    const form = await p.w.presses(tom, list, 'plan-check-in.answer', { about: action?.id });
    await p.w.presses(tom, form, 'plan-check-in.hand-on');
    await p.w.quiet();
    const own = await p.w.types(p.anna, 'my actions', 'personal');
    expect(text(own)).toContain('1.1 Train every teacher');
    expect(text(own)).not.toContain('Buy books');
    const answering = await p.w.presses(p.anna, own, 'my-actions.answer', { about: action?.id });
    expect(text(answering)).toContain('Train every teacher');
  });

  it.each([
    ['plan', 'docx'],
    ['plan-sheet', 'xlsx'],
  ])('a %s opens once, for whoever asked for it, and the record says so', async (as, extension) => {
    const { tom } = p.w.people;
    const link = await p.w.presses(tom, await p.w.types(tom, 'plan oakwood', 'personal'), 'plan.document', {
      as,
    });
    const token =
      JSON.stringify(link)
        .match(/documents\/[^"]+/)?.[0]
        .split('/')
        .at(-1) ?? '';
    const desk = documentDesk(p.w.app.bot, { documents: docxDocuments(), planFiles: xlsxPlanFiles() });
    const opened = await desk.open(MILL_LANE.id, token);
    if (opened === 'gone') throw new Error('the document is gone');
    expect(opened.name).toBe(`Oakwood Primary School Academy Improvement plan 2026-12-14.${extension}`);
    expect(await desk.open(MILL_LANE.id, token)).toBe('gone');
    const audit = JSON.stringify(await p.w.app.bot.store.inTrust(MILL_LANE.id).audit.list());
    expect(audit).toContain(`${as}.opened`);
    if (as === 'plan-sheet') return;
    const read = readAloud((await wordParts(opened.bytes)).get('word/document.xml')).join('\n');
    expect(read).toContain('▲ Red');
    expect(read).toContain('Two are ill.');
    expect(read).not.toContain(HELP);
  });
});
