/** Structured logging. Values are ids, counts and codes: never a name, an address or what a person wrote. */
export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
