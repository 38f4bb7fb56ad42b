import { describe, expect, it } from 'vitest';
import { unansweredBecause } from '#adapters/teams/send-failures.ts';

const systemError = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall });
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });
const both = (...errors: Error[]) => new AggregateError(errors);

describe('a POST without an answer', () => {
  it.each<[string, unknown, 'no' | 'unknown']>([
    ['refused while connecting', fetchFailed(systemError('ECONNREFUSED', 'connect')), 'no'],
    ['a time-out while connecting', fetchFailed(systemError('ETIMEDOUT', 'connect')), 'no'],
    ['a time-out while reading', fetchFailed(systemError('ETIMEDOUT', 'read')), 'unknown'],
    ['a reset while reading', fetchFailed(systemError('ECONNRESET', 'read')), 'unknown'],
    [
      'refused at every address of the name',
      fetchFailed(both(systemError('ECONNREFUSED', 'connect'), systemError('ENETUNREACH', 'connect'))),
      'no',
    ],
    [
      'refused at one address and reset at another',
      fetchFailed(both(systemError('ECONNREFUSED', 'connect'), systemError('ECONNRESET', 'read'))),
      'unknown',
    ],
    ['a certificate out of date', fetchFailed(systemError('CERT_HAS_EXPIRED', '')), 'no'],
    ['the whole call out of time', new DOMException('late', 'TimeoutError'), 'unknown'],
    ['no reason at all', fetchFailed(undefined), 'unknown'],
    ['something that is no error', 'broken', 'unknown'],
  ])('after %s', (_title, error, arrived) => {
    expect(unansweredBecause('POST', error).arrived).toBe(arrived);
    expect(unansweredBecause('PUT', error).arrived).toBe('no');
  });
});
