import { describe, expect, it } from 'vitest';
import { reportAfter, reportDueOn } from '#domain/entitlement/report-due.ts';
import { readLinks, webAddress } from '#domain/visit/evidence-links.ts';
import { recipientsOf } from '#domain/visit/recipients.ts';
import { checkTime } from '#domain/visit/report-stage.ts';
import { done, dueDaysOf, owedBy, packaged } from '#test/builders/owed.ts';
import { schoolYears } from '#test/builders/school-years.ts';
import { person } from '#test/builders/trust.ts';

const CALENDAR = schoolYears();
const asked = reportAfter(packaged('dsat').engagements.filter(({ id }) => id === 'aim'));

describe('when a report is due', () => {
  it.each(['2026-09-08', '2026-10-20', '2026-11-10', '2026-12-16'])(
    'is the day that what is owed says, of an AIM on %s',
    on => {
      if (!asked) throw new Error('an AIM has a report');
      const owed = owedBy('dsat', { fulfilments: [done(on, 'aim')] }, '2026-12-17');
      expect([reportDueOn(asked, on, CALENDAR)]).toEqual(dueDaysOf(owed, 'aim.report'));
    },
  );
  it('is nothing after what has no report', () => {
    expect(reportAfter(packaged('dsat').engagements.filter(({ id }) => id === 'drop-in'))).toBeNull();
  });
});

describe('the head’s time to check it', () => {
  it.each([
    ['three school days', '2026-11-10', '2026-11-24', '2026-11-13', false],
    ['over a weekend', '2026-11-12', '2026-11-24', '2026-11-17', false],
    ['never beyond the deadline', '2026-11-23', '2026-11-24', '2026-11-24', true],
    ['past it, until the next school day', '2026-11-25', '2026-11-24', '2026-11-26', true],
    ['on it, over the weekend, until the next school day', '2026-11-20', '2026-11-20', '2026-11-23', true],
    ['without a deadline, three school days', '2026-11-10', null, '2026-11-13', false],
  ])('%s', (_what, today, dueOn, checkBy, isShort) => {
    expect(checkTime(today, dueOn, CALENDAR)).toEqual({ checkBy, isShort });
  });
});

describe('links to evidence', () => {
  it.each([
    'http://x.example',
    'javascript:alert(1)',
    'https://a:b@x.example',
    'https://x',
    'https://x.example/a b',
    'x.example',
  ])('%s is none', link => {
    expect([webAddress(link), 'fault' in readLinks(link)]).toEqual([null, true]);
  });
  it('stand one a line, ten at most', () => {
    const link = 'https://x.example/a';
    expect(readLinks(`${link}\n\n ${link} `)).toEqual({ links: [link, link] });
    expect('fault' in readLinks(`${link}\n`.repeat(11))).toBe(true);
  });
});

it('goes to the people who are what the model names, and says which nobody is', () => {
  const school = { kind: 'school', urn: '900001' } as const;
  const people = [
    person('Tom Reed', [{ role: 'head', scope: school }]),
    person('Ann Other', [{ role: 'head', scope: { kind: 'school', urn: '900002' } }]),
    person('Maria Lopez', [{ role: 'ceo', scope: { kind: 'trust' } }]),
  ];
  const visit = { urn: '900001', hubId: 'north', leadId: 'x', attendees: [] };
  expect(recipientsOf(['ceo', 'head', 'chair-of-governors'], people, visit)).toEqual({
    ids: ['person-maria-lopez', 'person-tom-reed'],
    missing: ['chair-of-governors'],
  });
});
