import type { ReviewView } from '#workflows/categories/review-view.ts';

/** What is asked of whoever looks. */
export function titleOf({ state, sees, schoolName, word, may, meaning, round }: ReviewView): string {
  const its = `${schoolName}’s ${word}`;
  switch (state) {
    case 'open':
      return may.propose ? `Propose ${its}` : `${its} is to be reviewed`;
    case 'with-head':
      if (sees === 'school') return round === 2 ? `${its}: an answer for you` : `Confirm ${its}`;
      return may.differ ? `${its} is with the head` : `${its}: waiting for the head`;
    case 'talking':
      return sees === 'school' ? `${its}: you talk first` : `Talk with the head about ${its}`;
    case 'with-officer':
      return may.reply ? `The head disagrees: answer about ${its}` : `${its}: the team answers`;
    case 'differing':
      return may.choose ? `Which proposal goes to ${schoolName}?` : `${its}: the team is agreeing`;
    case 'ruling':
      return may.rule ? `Decide ${its}` : `${its} is being decided`;
    case 'settled':
      return `${its}: ${meaning?.name ?? 'decided'}`;
    case 'withdrawn':
      return `${its}: taken back`;
  }
}
