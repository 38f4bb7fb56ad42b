/** An address nobody can guess, and what is kept of it. */
export interface DocumentAddress {
  readonly url: string;
  /** SHA-256 of its secret, in hexadecimal. */
  readonly tokenHash: string;
}

/** Makes one for a document of the trust. */
export type NewDocumentAddress = (trustId: string) => DocumentAddress;
