/** Failures of looking up and connecting: no byte of the request has left. */
const BEFORE_SENDING = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether what was thrown says that the request surely never went, however deep it stands in what caused it. */
export function neverConnected(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof AggregateError) return at.errors.length > 0 && at.errors.every(neverConnected);
    if ('syscall' in at && at.syscall === 'connect') return true;
    if ('code' in at && typeof at.code === 'string' && BEFORE_SENDING.has(at.code)) return true;
  }
  return false;
}
