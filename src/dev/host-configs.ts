/** How Teams dresses cards: what the preview hands to the card renderer so that a card looks here as it does there. */

export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

/** Text on a background; eight digits begin with how solid the colour is, as the renderer reads them. */
type Ink = readonly [plain: string, subtle: string, accent: string, attention: string];

const INK: Record<Theme, Ink> = {
  light: ['#252424', '#bf252424', '#6264a7', '#c4314b'],
  dark: ['#ffffff', '#bfffffff', '#a6a7dc', '#d74654'],
};
/** Coloured boxes keep their light background in both themes, and dark text on it. */
const BOX_INK: Record<Theme, Ink> = {
  light: INK.light,
  dark: ['#201f1f', '#2d2c2c', '#a6a7dc', '#d74654'],
};

const PAPER: Record<Theme, { card: string; emphasis: string }> = {
  light: { card: '#ffffff', emphasis: '#f9f8f7' },
  dark: { card: '#2d2c2c', emphasis: '#292828' },
};
const BOXES = { accent: '#c7def9', good: '#ccffcc', attention: '#ffc5b2', warning: '#ffe2b2' };

const BUTTONS_SHOWN = 6;
const sizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
const weights = { lighter: 200, default: 400, bolder: 600 };

export function hostConfig(theme: Theme): object {
  const boxes = Object.entries(BOXES).map(([style, colour]) => [style, container(colour, BOX_INK[theme])]);
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme === 'light' ? '#eeeeee' : '#4a4a4a' },
    fontTypes: {
      default: {
        fontFamily: "'Segoe UI', 'Open Sans', Arial, sans-serif",
        fontSizes: sizes,
        fontWeights: weights,
      },
      monospace: { fontFamily: "'Courier New', monospace", fontSizes: sizes, fontWeights: weights },
    },
    textStyles: { heading: { fontType: 'default', size: 'large', weight: 'bolder' } },
    textBlock: { headingLevel: 2 },
    containerStyles: {
      default: container(PAPER[theme].card, INK[theme]),
      emphasis: container(PAPER[theme].emphasis, INK[theme]),
      ...Object.fromEntries(boxes),
    },
    actions: {
      maxActions: BUTTONS_SHOWN,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: { title: { weight: 'bolder', wrap: true }, value: { wrap: true }, spacing: 16 },
  };
}

/** The chat a card lies in. */
export const CHAT: Record<Theme, string> = { light: '#f5f5f5', dark: '#1f1f1f' };

function container(backgroundColor: string, [plain, subtle, accent, attention]: Ink) {
  const ink = (colour: string, faint = colour) => ({ default: colour, subtle: faint });
  return {
    backgroundColor,
    foregroundColors: {
      default: ink(plain, subtle),
      accent: ink(accent),
      attention: ink(attention),
      good: ink('#92c353'),
      warning: ink('#f8d22a'),
    },
  };
}
