/** Far beyond any plan; a stray sign beyond it is said with its cell. */
export const [MOST_ROWS, MOST_COLUMNS] = [5000, 200];

/** Excel's own limit of one cell. */
export const LONGEST_CELL = 32_767;

/** What is in all cells together: one long text may stand in a hundred thousand of them. */
export const MOST_CHARACTERS = 5_000_000;
