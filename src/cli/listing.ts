/** One column of a listing for people. */
export interface Column<T> {
  readonly heading: string;
  readonly text: (row: T) => string;
}

/** An array of plain objects, the whole of standard output. */
export function asJson(rows: readonly object[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** Columns under headings, each as wide as its longest text; `none` when there is nothing to list. */
export function asColumns<T>(rows: readonly T[], columns: readonly Column<T>[], none: string): string {
  if (rows.length === 0) return `${none}\n`;
  const lines = [columns.map(c => c.heading), ...rows.map(row => columns.map(c => c.text(row)))];
  const widths = columns.map((_, at) => Math.max(...lines.map(line => line[at]?.length ?? 0)));
  return lines
    .map(
      line =>
        `${line
          .map((text, at) => text.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
