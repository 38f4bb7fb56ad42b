import { z } from 'zod/v4';

/** What a department's flag is about. The flag itself says no more than "speak to HR about Oakwood". */
export const FlagTopic = z.enum(['hr', 'finance', 'operations', 'safeguarding', 'governance', 'other']);
export type FlagTopic = z.infer<typeof FlagTopic>;

export const TOPIC_WORDS: Record<FlagTopic, string> = {
  hr: 'HR',
  finance: 'finance',
  operations: 'operations',
  safeguarding: 'safeguarding',
  governance: 'governance',
  other: 'me',
};

/** What stands on the chair's agenda: "Speak to HR about Oakwood Primary School". */
export function flagInWords(topic: FlagTopic, byName: string, note: string): string {
  const whom = topic === 'other' ? byName : TOPIC_WORDS[topic];
  return note ? `Speak to ${whom}: ${note}` : `Speak to ${whom}`;
}
