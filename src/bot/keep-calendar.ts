import type { Bot } from './context.ts';

/** Brings one record and its event together. */
export async function keepCalendar(_bot: Bot, _trustId: string, _record: string): Promise<void> {}
