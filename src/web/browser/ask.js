// Answers without reloading: the question with a word that it is looked into, then the answer as the server would have sent it.
const main = document.getElementById('main');

/** What stands on the page while the answer is worked out. */
function announce(question, waiting) {
  const heading = Object.assign(document.createElement('h1'), { className: 'question', textContent: question });
  const said = Object.assign(document.createElement('p'), { className: 'answer', textContent: waiting });
  said.setAttribute('aria-live', 'polite');
  main.replaceChildren(heading, said);
  scrollTo({ top: 0 });
}

async function* linesOf(body) {
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    yield* lines.map((line) => JSON.parse(line));
  }
}

async function ask(form) {
  const query = new URLSearchParams(new FormData(form));
  const address = `/ask?${query}`;
  const question = query.get('q').trim();
  announce(question, form.dataset.waiting);
  try {
    const { body } = await fetch(`/ask/stream?${query}`);
    for await (const { page } of linesOf(body)) {
      if (page) {
        main.innerHTML = page;
        history.pushState(null, '', address);
        document.title = `${question} · ${form.dataset.site}`;
        return;
      }
    }
  } catch {
    // The page itself says what is wrong.
  }
  location.assign(address);
}

addEventListener('popstate', () => location.reload());
document.addEventListener('submit', (event) => {
  if (event.target.getAttribute('action') !== '/ask' || event.submitter?.hasAttribute('formaction')) return;
  event.preventDefault();
  if (event.target.elements.q.value.trim() !== '') ask(event.target);
});
