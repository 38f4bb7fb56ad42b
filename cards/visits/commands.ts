import type { CardCommand } from '#cards-kit/define-card.ts';
import type { VisitsAsked } from '#workflows/visits/list-visits.ts';

export const commands: readonly CardCommand[] = [
  {
    pattern:
      /^(?:who(?:[’']s| is)? visit(?:s|ing)|(?:what )?visits?(?: are there)?)\s+(this|next) week[\s?!.]*$/i,
    usage: 'visits next week',
    about: 'Who visits which school this week or next: who visits next week?',
    topic: 'schools',
    for: ['school.read-next-visit'],
    find: async (_trust, argument) => `week:${argument.toLowerCase()}`,
  },
  {
    pattern: /^(?:(?:show|what are) )?my visits[\s?!.]*$/i,
    usage: 'my visits',
    about: 'The visits you lead or are invited to',
    topic: 'schools',
    for: 'everyone',
    find: async () => 'mine',
  },
  {
    pattern: /^visits\b(?!\s+(?:this|next) week[\s?!.]*$)\s*(?:(?:at|to|of|for|in)\s+)?(.*?)[\s?!.]*$/i,
    usage: 'visits SCHOOL',
    about: 'The visits of one school: visits oakwood',
    topic: 'schools',
    for: ['school.read-next-visit'],
    find: async (_trust, argument) => (argument === '' ? 'week:this' : `ask:${argument.slice(0, 100)}`),
  },
];

/** What a reference asks for; null: it is none of ours. */
export function askedIn(ref: string): VisitsAsked | null {
  const [, week] = /^week:(this|next)$/.exec(ref) ?? [];
  if (week === 'this' || week === 'next') return { of: 'week', which: week };
  if (ref === 'mine') return { of: 'mine' };
  const [, urn] = /^urn:(\d{6})$/.exec(ref) ?? [];
  if (urn) return { of: 'school', urn };
  return ref.startsWith('ask:') ? { of: 'words', words: ref.slice('ask:'.length) } : null;
}
