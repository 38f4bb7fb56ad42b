import type { PlanAnswer } from '#domain/plan/check-in.ts';
import type { Plan, PlanAction } from '#domain/plan/plan.ts';
import { NOTHING_SAID, sheetsAsText } from '#domain/plan/plan-upload.ts';
import type { NewCheckIn, NewPlan } from '#ports/plan-store.ts';
import type { NewPlanUpload } from '#ports/plan-upload-store.ts';
import { gridOf, PLAN_HEADINGS } from './plan-sheets.ts';

const AT = '2026-11-02T09:00:00.000Z';

export const actionOfPlan = (change: Partial<PlanAction> & Pick<PlanAction, 'id'>): PlanAction => ({
  ...{ n: 1, text: 'Train every teacher of Year 1', ownerId: null, owner: '', dueOn: '2026-11-20' },
  ...{ measure: 'Every pupil reads daily', tag: '', removedAt: null, ...change },
});

/** Two priorities with two actions and one: "p-1-a", "p-1-b", "p-2-a", where the plan is "p". */
export function newPlan(change: Partial<NewPlan> = {}): NewPlan {
  const { id = 'p' } = change;
  return {
    ...{ id, urn: '900001', kind: 'aip', title: 'Improvement plan 2026/27' },
    ...{ from: '2026-09-01', to: '2027-08-31', createdById: 'person-priya-shah', createdAt: AT },
    priorities: [
      {
        ...{ id: `${id}-1`, n: 1, title: 'Reading' },
        actions: [
          actionOfPlan({ id: `${id}-1-a` }),
          actionOfPlan({
            id: `${id}-1-b`,
            n: 2,
            text: 'Buy books that match the sounds',
            dueOn: '2027-03-01',
          }),
        ],
      },
      {
        ...{ id: `${id}-2`, n: 2, title: 'Attendance' },
        actions: [
          actionOfPlan({ id: `${id}-2-a`, text: 'Ring on the first day', dueOn: '2026-12-01', measure: '' }),
        ],
      },
    ],
    ...change,
  };
}

export const planOf = (change: Partial<Plan> = {}): Plan => ({
  ...newPlan(change),
  ...{ state: 'agreed', agreed: [], impact: null, version: 1, ...change },
});

export const planAnswer = (change: Partial<PlanAnswer> & Pick<PlanAnswer, 'id'>): PlanAnswer => ({
  ...{ actionId: 'p-1-a', checkInId: 'c', rag: 'amber', words: 'Half are trained.', links: [] },
  ...{ done: false, help: '', byId: 'person-tom-reed', at: '2026-11-12T09:00:00.000Z', ...change },
});

export const newCheckIn = (change: Partial<NewCheckIn> = {}): NewCheckIn => ({
  ...{ id: 'c', planId: 'p', openedAt: '2026-11-12T08:00:00.000Z', owedTo: '2026-12-18' },
  ...{ dueOn: '2026-12-18', asksUntil: '2027-02-12', ...change },
});

/** A file that the head has sent: two actions of one priority, whose year's kind is said already. */
export const planUpload = (change: Partial<NewPlanUpload> = {}): NewPlanUpload => ({
  ...{ id: 'upload', personId: 'person-tom', fileName: 'Oakwood AIP.xlsx', at: '2026-11-12T09:00:00.000Z' },
  content: sheetsAsText('Oakwood AIP.xlsx', [
    gridOf([
      PLAN_HEADINGS,
      ['Reading', 'Train every teacher', 'Anna Bell', '20 Nov 2026'],
      ['', 'Buy books', 'the office', 'Summer 2'],
    ]),
  ]),
  said: NOTHING_SAID,
  ...change,
});
