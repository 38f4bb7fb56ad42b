import { type CalendarNotice, takeNotices } from '#workflows/calendar/notified.ts';
import type { Bot } from './context.ts';
import { calendarWorld } from './keep-calendar.ts';

interface FromSubscription {
  readonly subscriptionId: string;
  readonly clientState: string | null;
}

const LIFECYCLES = {
  reauthorizationRequired: 'reauthorization-required',
  subscriptionRemoved: 'subscription-removed',
  missed: 'missed',
} as const;

/** Where calendars tell of changes: what they say is only noted, and the work is queued. */
export function calendarEntrance(bot: Bot) {
  const take = async (notices: readonly CalendarNotice[]): Promise<void> => {
    await takeNotices(calendarWorld(bot), notices);
    bot.jobs.nudge();
  };
  const from = ({ subscriptionId, clientState }: FromSubscription) => ({
    subscriptionId,
    clientState: clientState ?? '',
  });
  return {
    onNotifications: (items: readonly (FromSubscription & { readonly eventId: string | null })[]) =>
      take(items.map(item => ({ ...from(item), eventId: item.eventId, lifecycle: null }))),
    onLifecycle: (
      items: readonly (FromSubscription & { readonly lifecycleEvent: keyof typeof LIFECYCLES })[],
    ) =>
      take(items.map(item => ({ ...from(item), eventId: null, lifecycle: LIFECYCLES[item.lifecycleEvent] }))),
  };
}
