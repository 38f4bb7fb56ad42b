/* global AdaptiveCards, markdownit */
const { configs, cards } = JSON.parse(document.getElementById('data').textContent);
const markdown = markdownit({ html: false });
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

for (const { id, theme, json } of cards) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(configs[theme]);
  card.onExecuteAction = action => {
    if (action.validateInputs?.() === false) return;
    console.info('pressed', action.title, action.data);
  };
  card.parse(json);
  const frame = document.createElement('div');
  frame.className = 'card';
  frame.append(card.render());
  document.getElementById(id).append(frame);
}
document.body.dataset.drawn = String(cards.length);
