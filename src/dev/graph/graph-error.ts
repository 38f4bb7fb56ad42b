/** An answer of Graph's that refuses; thrown by whatever carries a request out. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const itemNotFound = () =>
  new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');

export const accessDenied = () =>
  new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

export const noMailbox = () =>
  new GraphError(
    404,
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  );

export const nobody = (id: string) =>
  new GraphError(404, 'ErrorInvalidUser', `The requested user '${id}' is invalid.`);

export const badRequest = (message: string, code = 'ErrorInvalidRequest') =>
  new GraphError(400, code, message);

/** Graph's error body. `requestId` stands where Graph writes its own. */
export function errorBody(code: string, message: string, now: string, requestId: string): object {
  const date = now.slice(0, 19);
  return {
    error: {
      code,
      message,
      innerError: { date, 'request-id': requestId, 'client-request-id': requestId },
    },
  };
}
