import { type CellObject, CFB, utils, type WorkSheet, write } from '@e965/xlsx';
import { type Cell, cellName, columnName, type NewSheet, textIn } from '#domain/plan/sheet/sheet.ts';
import { serialOf } from '#domain/plan/sheet/short-day.ts';

/** Excel's own limit of a list that is written into the rule itself. */
const LONGEST_LIST = 255;
const LAST_ROW = 2000;

/** A .xlsx. Every text is a string with the format "Text", which stays one when somebody edits it: no cell has a formula. */
export function writeWorkbook(sheets: readonly NewSheet[]): Buffer {
  const workbook = utils.book_new();
  for (const { name, rows, widths } of sheets) {
    const width = Math.max(1, ...rows.map(row => row.length));
    const sheet: WorkSheet = { '!ref': `A1:${cellName(Math.max(rows.length - 1, 0), width - 1)}` };
    sheet['!cols'] = widths.map(wch => ({ wch }));
    for (const [row, cells] of rows.entries())
      for (const [column, cell] of cells.entries()) if (cell) sheet[cellName(row, column)] = objectOf(cell);
    utils.book_append_sheet(workbook, sheet, name);
  }
  const bytes = write(workbook, {
    type: 'buffer',
    bookType: 'xlsx',
    bookSST: true,
    compression: true,
  }) as Buffer;
  return withChoices(bytes, sheets);
}

function objectOf(cell: Cell): CellObject {
  if (cell.kind === 'date')
    return { t: 'n', v: serialOf(cell.day), z: cell.isMonth ? 'mmm yyyy' : 'd mmm yyyy' };
  if (cell.kind === 'number') return { t: 'n', v: cell.value };
  if (cell.kind === 'broken') return { t: 's', v: textIn(cell), z: '@' };
  const link = cell.link ? { l: { Target: cell.link } } : {};
  return { t: 's', v: cell.text, z: '@', ...link };
}

/** The library writes no lists to choose from, so they are put where the format wants them: after the cells. */
function withChoices(bytes: Buffer, sheets: readonly NewSheet[]): Buffer {
  const archive = CFB.read(bytes, { type: 'buffer' });
  for (const [at, { choices }] of sheets.entries()) {
    const rules = choices.flatMap(({ column, from, values }) => {
      const list = values.join(',');
      if (list.length > LONGEST_LIST || values.some(value => /[,"]/.test(value))) return [];
      const range = `${columnName(column)}${from + 1}:${columnName(column)}${LAST_ROW}`;
      return `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>"${escaped(list)}"</formula1></dataValidation>`;
    });
    const part = CFB.find(archive, `/xl/worksheets/sheet${at + 1}.xml`);
    if (!part || rules.length === 0) continue;
    const xml = Buffer.from(part.content).toString();
    const before =
      /<(hyperlinks|ignoredErrors|pageMargins|drawing)\b|<\/worksheet>/.exec(xml)?.index ?? xml.length;
    const added = `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
    CFB.utils.cfb_add(
      archive,
      `/xl/worksheets/sheet${at + 1}.xml`,
      Buffer.from(xml.slice(0, before) + added + xml.slice(before)),
    );
  }
  return CFB.write(archive, { type: 'buffer', fileType: 'zip', compression: true }) as Buffer;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
