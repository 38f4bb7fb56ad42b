import { asPlain, type Plain, plainText } from '#cards-kit/text.ts';
import { type NeedLine, pressureInWords } from '#domain/entitlement/need-lines.ts';
import { capital, dayInWords, someInWords } from '#domain/time/words.ts';
import type { SchoolNeeds } from '#workflows/owed/read-school-needs.ts';

const OPTIONAL_SHOWN = 6;

/** "Autumn 2, Mon 2 Nov to Fri 18 Dec: 2 late and 6 due and not booked." */
export function whyNow({ lines, unsettled, missed, period, span }: SchoolNeeds, now: string): Plain {
  const count = (section: NeedLine['section']) => lines.filter(line => line.section === section).length;
  const pressure = pressureInWords({ late: count('late'), due: count('due'), missed });
  const when =
    span === 'year'
      ? period.name
      : `${period.name}, ${dayInWords(period.from, now)} to ${dayInWords(period.to, now)}`;
  const open = unsettled.length;
  const asked = open > 0 ? ` ${open} booked for a day that is past, and not recorded as done.` : '';
  return plainText`${capital(when)}: ${`${pressure ?? 'nothing is late or waits to be booked'}.${asked}`}`;
}

export function standingInWords(subject: SchoolNeeds, now: string): Plain {
  const { category, categoryWord, hasLadder, statuses } = subject;
  const word = capital(categoryWord);
  const standing = category
    ? `${word}: ${category.name}, since ${dayInWords(category.since, now)}.`
    : hasLadder
      ? `${word}: none set yet, so only what every school is owed is listed.`
      : '';
  return asPlain([standing, ...statuses.map(status => `${status}.`)].filter(Boolean).join(' '), 300);
}

export function optionalInWords({ optional }: SchoolNeeds): Plain {
  const names = optional.map(({ name }) => name);
  return plainText`Only where somebody asks for it: ${someInWords(names, OPTIONAL_SHOWN)}.`;
}
