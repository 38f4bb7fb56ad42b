/** How a program that opens a CSV file takes a value for a formula. */
const STARTS_FORMULA = /^'*[=+\-@\t\r]/;
const WAS_SAVED = /^'+[=+\-@\t\r]/;

/** A text with an apostrophe before what would be a formula; `asRead` takes it away again. */
export const asText = (text: string): string => (STARTS_FORMULA.test(text) ? `'${text}` : text);

export const asRead = (text: string): string => (WAS_SAVED.test(text) ? text.slice(1) : text);
