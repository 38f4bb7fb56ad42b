import { cellText } from '../import/cell.ts';
import type { RowFault } from '../import/import-refused.ts';
import { countInWords } from '../time/words.ts';
import type { RegisterColumns } from './register-columns.ts';
import { columnText, type RegisterPatch, readRegisterRow } from './register-row.ts';

/** A trust as the file knows it, and how many rows carry it. */
export interface TrustSeen {
  readonly uid: string;
  readonly name: string | null;
  readonly rows: number;
}

/** What one register file says about one trust. */
export interface RegisterReading {
  readonly rows: number;
  /** By URN, in the order of the file. */
  readonly entries: ReadonlyMap<string, RegisterPatch>;
  /** Schools the trust held whose row names another trust, or none, and are not closed: URN → trust UID or ''. */
  readonly elsewhere: ReadonlyMap<string, string>;
  readonly faults: readonly RowFault[];
  readonly trusts: readonly TrustSeen[];
}

/** Picks one trust's rows out of a register file of any size; holds those rows and little else. */
export class RegisterCollector {
  readonly #columns: RegisterColumns;
  readonly #uid: string;
  readonly #held: ReadonlySet<string>;
  readonly #entries = new Map<string, RegisterPatch>();
  readonly #elsewhere = new Map<string, string>();
  readonly #faults: RowFault[] = [];
  readonly #trusts = new Map<string, { uid: string; name: string | null; rows: number }>();
  /** Every URN of the file with its line: a school may stand in it once, whoever it belongs to. */
  readonly #lines = new Map<string, number>();
  readonly #wanted = new Set<string>();
  #rows = 0;

  /** `held`: the URNs the trust has now. */
  constructor(columns: RegisterColumns, uid: string, held: ReadonlySet<string>) {
    this.#columns = columns;
    this.#uid = bareUid(uid);
    this.#held = held;
  }

  take(line: number, fields: readonly string[]): void {
    this.#rows += 1;
    const { width } = this.#columns;
    if (fields.length !== width) {
      // The commas have slipped, so not even the trust's column can be believed.
      this.#faults.push({
        line,
        reason: `${countInWords(fields.length, 'field')} where the headings have ${width}: the row is cut short or a comma is not in quotes`,
      });
      return;
    }
    const text = (column: 'urn' | 'trustUid' | 'trustName') =>
      columnText(this.#columns, fields, column) ?? '';
    const urn = text('urn');
    const uid = bareUid(text('trustUid'));
    this.#see(uid, text('trustName'));
    const ours = uid === this.#uid;
    const before = this.#lines.get(urn);
    if (before !== undefined && (ours || this.#wanted.has(urn) || this.#held.has(urn))) {
      this.#faults.push({ line, reason: `URN ${urn} is also on line ${before}` });
      return;
    }
    if (urn !== '') this.#lines.set(urn, line);
    if (ours) this.#read(line, urn, fields);
    else if (this.#held.has(urn)) this.#readElsewhere(line, urn, uid, fields);
  }

  finish(): RegisterReading {
    return {
      rows: this.#rows,
      entries: this.#entries,
      elsewhere: this.#elsewhere,
      faults: this.#faults,
      trusts: [...this.#trusts.values()],
    };
  }

  #read(line: number, urn: string, fields: readonly string[]): void {
    this.#wanted.add(urn);
    const { patch, faults } = readRegisterRow(this.#columns, fields);
    if (patch) this.#entries.set(patch.urn, patch);
    else for (const reason of faults) this.#faults.push({ line, reason });
  }

  /** A school that closes loses its trust in the register: that is a closure, not a move. */
  #readElsewhere(line: number, urn: string, uid: string, fields: readonly string[]): void {
    const { patch } = readRegisterRow(this.#columns, fields);
    if (uid === '' && patch?.status && /^closed$/i.test(patch.status)) this.#read(line, urn, fields);
    else this.#elsewhere.set(urn, uid);
  }

  #see(uid: string, name: string): void {
    if (uid === '') return;
    const seen = this.#trusts.get(uid);
    if (seen) {
      seen.rows += 1;
      seen.name ??= cellText(name) || null;
    } else this.#trusts.set(uid, { uid, name: cellText(name) || null, rows: 1 });
  }
}

/** The number as the register writes it, without the ".0" or leading zeros a spreadsheet adds; '' for no trust. */
export function bareUid(text: string): string {
  const bare = text.replace(/\.0+$/, '').replace(/^0+/, '');
  return /^not applicable$/i.test(bare) ? '' : bare;
}
