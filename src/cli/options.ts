import { InvalidArgumentError, Option } from 'commander';
import { dayFrom } from './series/moments.ts';

/** `--trust UID` as the register numbers trusts. */
export function trustOption(
  description = "the trust's number in the school register; needed when there are several trusts",
): Option {
  return new Option('--trust <uid>', description).argParser(text => {
    if (/^\d{1,8}$/.test(text.trim())) return text.trim();
    throw new InvalidArgumentError('A trust is named by its number in the school register, such as 3725.');
  });
}

/** `--tenant GUID`, lower case. */
export function tenantOption(): Option {
  return new Option('--tenant <guid>', "the Microsoft Entra tenant of the trust's people").argParser(text => {
    const guid = text.trim().toLowerCase();
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(guid)) return guid;
    throw new InvalidArgumentError(
      'A tenant is named by its id, a GUID such as 00000000-0000-0000-0000-000000000000.',
    );
  });
}

export function jsonOption(): Option {
  return new Option('--json', 'an array on standard output and nothing else');
}

/** A day such as 2026-09-01 or 1/9/2026. */
export function dayOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(text => {
    const day = dayFrom(text);
    if (day !== null) return day;
    throw new InvalidArgumentError('A day is written 2026-09-01 or 1/9/2026.');
  });
}
