/** Of two days or two moments, which are text in one form, the one that comes first. */
export const earlier = (one: string, other: string): string => [one, other].toSorted()[0] ?? one;
/** The one that comes last. */
export const later = (one: string, other: string): string => [one, other].toSorted()[1] ?? other;
