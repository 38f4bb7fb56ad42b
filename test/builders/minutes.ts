import type { MinutedLine, Minutes } from '#domain/meeting/minutes.ts';

/** A line that was discussed; nothing came of it unless said. */
export function minutedLine(given: Partial<MinutedLine> = {}): MinutedLine {
  return {
    schoolName: 'Oakwood Primary School',
    text: 'Reading in Year 2',
    reason: null,
    confidential: false,
    outcome: 'discussed',
    outcomeReason: null,
    decisions: [],
    actions: [],
    ...given,
  };
}

/** The closed minutes of a fortnightly meeting, with one line. */
export function minutesOf(given: Partial<Minutes> = {}): Minutes {
  return {
    meetingId: 'meeting-1',
    trustName: 'Harbour Learning Trust',
    seriesName: 'SIT',
    startsAt: '2026-11-03T09:30:00.000Z',
    minutes: 60,
    state: 'closed',
    closedAt: '2026-11-03T10:35:00.000Z',
    reopenedFor: null,
    chairName: 'Priya Shah',
    present: ['Priya Shah', 'Tom Reed'],
    apologies: [],
    sections: [{ title: 'Schools to discuss', lines: [minutedLine()] }],
    withheld: 0,
    elsewhere: 0,
    nextAt: '2026-11-17T09:30:00.000Z',
    version: 7,
    ...given,
  };
}
