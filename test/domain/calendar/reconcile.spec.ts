import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgreedSide, type EventSide, type RecordSide, reconcile } from '#domain/calendar/reconcile.ts';

const NINE = { startsAt: '2026-11-10T09:00:00.000Z', minutes: 60 };
const TEN = { startsAt: '2026-11-10T10:00:00.000Z', minutes: 60 };
const ELEVEN = { startsAt: '2026-11-10T11:00:00.000Z', minutes: 60 };
const [EARLY, LATE] = ['2026-11-01T08:00:00.000Z', '2026-11-01T08:05:00.000Z'];

const record = (time = NINE, change: Partial<RecordSide> = {}): RecordSide => ({
  ...time,
  ...{ isOn: true, rest: 'words', changedAt: EARLY, ...change },
});
const event = (time = NINE, modifiedAt = EARLY): EventSide => ({ ...time, modifiedAt });
const agreed = (time = NINE, rest = 'words'): AgreedSide => ({ ...time, rest });

describe('a record and its event', () => {
  it('that say what they agreed need nothing', () => {
    expect(reconcile(record(), event(), agreed())).toEqual({ do: 'nothing' });
  });

  it('the event is made for a record that is on, and for no other', () => {
    expect(reconcile(record(), null, null)).toEqual({ do: 'create' });
    expect(reconcile(record(NINE, { isOn: false }), null, null)).toEqual({ do: 'part' });
  });

  it('the event follows a record that was moved, called off, or says other words', () => {
    expect(reconcile(record(TEN), event(), agreed())).toEqual({ do: 'update', conflict: false });
    expect(reconcile(record(NINE, { isOn: false }), event(), agreed())).toEqual({
      do: 'cancel',
      conflict: false,
    });
    expect(reconcile(record(NINE, { rest: 'others' }), event(), agreed())).toEqual({
      do: 'update',
      conflict: false,
    });
  });

  it('the record follows an event that was moved, however early that was', () => {
    expect(reconcile(record(NINE, { changedAt: LATE }), event(TEN, EARLY), agreed())).toEqual({
      do: 'adopt-time',
      to: TEN,
      conflict: false,
    });
  });

  it('an event that was made longer counts as moved', () => {
    const longer = { ...NINE, minutes: 90 };
    expect(reconcile(record(), event(longer), agreed())).toMatchObject({ do: 'adopt-time', to: longer });
  });

  it('the record is called off when its event is gone, and when it was moved meanwhile everybody is told', () => {
    expect(reconcile(record(), 'gone', agreed())).toEqual({ do: 'adopt-cancelling', conflict: false });
    expect(reconcile(record(TEN), 'gone', agreed())).toEqual({ do: 'adopt-cancelling', conflict: true });
    expect(reconcile(record(NINE, { isOn: false }), 'gone', agreed())).toEqual({ do: 'part' });
  });

  it('of two moves the later one holds, and everybody is told', () => {
    expect(reconcile(record(TEN, { changedAt: EARLY }), event(ELEVEN, LATE), agreed())).toEqual({
      do: 'adopt-time',
      to: ELEVEN,
      conflict: true,
    });
    expect(reconcile(record(TEN, { changedAt: LATE }), event(ELEVEN, EARLY), agreed())).toEqual({
      do: 'update',
      conflict: true,
    });
  });

  it('a move in Outlook is not made later by an answer that came after it', () => {
    const LATER = '2026-11-01T08:10:00.000Z';
    const moved = record(TEN, { changedAt: LATE });
    const answered = { ...ELEVEN, modifiedAt: LATER, answeredAt: '2026-11-01T08:09:50.000Z' };
    expect(reconcile(moved, answered, agreed())).toEqual({ do: 'update', conflict: true });
    const thenMoved = { ...answered, answeredAt: EARLY };
    expect(reconcile(moved, thenMoved, agreed())).toMatchObject({ do: 'adopt-time', conflict: true });
    // Where nothing was changed here the event is followed, however it was changed last.
    expect(reconcile(record(NINE, { changedAt: LATE }), answered, agreed())).toMatchObject({
      do: 'adopt-time',
      conflict: false,
    });
    const off = record(NINE, { isOn: false, changedAt: LATE });
    expect(reconcile(off, answered, agreed())).toEqual({ do: 'cancel', conflict: true });
  });

  it('both moved to one time is no conflict', () => {
    expect(reconcile(record(TEN), event(TEN, LATE), agreed())).toEqual({ do: 'update', conflict: false });
  });

  it('a move in Outlook after it was called off in Teams has it held after all; before, it stays off', () => {
    const off = (changedAt: string) => record(NINE, { isOn: false, changedAt });
    expect(reconcile(off(EARLY), event(TEN, LATE), agreed())).toEqual({
      do: 'adopt-time',
      to: TEN,
      conflict: true,
    });
    expect(reconcile(off(LATE), event(TEN, EARLY), agreed())).toEqual({ do: 'cancel', conflict: true });
  });

  it('the same moment written in two ways is the same time', () => {
    const written = { startsAt: '2026-11-10T09:00:00Z', minutes: 60 };
    expect(reconcile(record(), event(written), agreed())).toEqual({ do: 'nothing' });
  });

  it('agree after each decision is carried out, from wherever they began', () => {
    const time = fc.constantFrom(NINE, TEN, ELEVEN);
    const moment = fc.constantFrom(EARLY, LATE);
    const side = fc.record({
      time,
      isOn: fc.boolean(),
      rest: fc.constantFrom('words', 'others'),
      at: moment,
    });
    const seen = fc.oneof(
      fc.constant(null),
      fc.constant('gone' as const),
      fc.tuple(time, moment).map(([t, m]) => event(t, m)),
    );
    fc.assert(
      fc.property(side, seen, fc.option(time), ({ time: t, isOn, rest, at }, outlook, last) => {
        let ours = record(t, { isOn, rest, changedAt: at });
        let theirs: EventSide = outlook;
        let both: AgreedSide = outlook === null ? null : agreed(last ?? t);
        for (let turn = 0; turn < 3; turn += 1) {
          const decision = reconcile(ours, theirs, both);
          if (decision.do === 'nothing' || decision.do === 'part') {
            if (decision.do === 'part') expect(ours.isOn).toBe(false);
            else expect(theirs).toMatchObject({ startsAt: ours.startsAt, minutes: ours.minutes });
            return;
          }
          if (decision.do === 'create' || decision.do === 'update') {
            theirs = event({ startsAt: ours.startsAt, minutes: ours.minutes }, LATE);
            both = { startsAt: ours.startsAt, minutes: ours.minutes, rest: ours.rest };
          } else if (decision.do === 'cancel') [theirs, both] = [null, null];
          else if (decision.do === 'adopt-cancelling') {
            ours = { ...ours, isOn: false };
            [theirs, both] = [null, null];
          } else {
            ours = { ...ours, ...decision.to, isOn: true };
            both = { ...decision.to, rest: both?.rest ?? '' };
          }
        }
        expect.fail('they did not come to agree');
      }),
      { seed: Number(process.env.FC_SEED ?? 6), numRuns: 500 },
    );
  });
});
