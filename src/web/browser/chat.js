// The chat's page without reloading: forms are sent in the background, and what changed is drawn when the server says so.
const messages = document.getElementById('messages');
const { base } = messages.dataset;
const write = document.querySelector('form.write');

/** Puts the parts that are new or changed into the page; what is open or focused elsewhere stays as it is. */
function draw(markup) {
  const next = new DOMParser().parseFromString(markup, 'text/html').body;
  const ids = new Set([...next.children].map(({ id }) => id));
  for (const old of [...messages.children]) if (!ids.has(old.id)) old.remove();
  const isNew = ({ id }) => id !== 'toast' && !document.getElementById(id);
  const last = [...next.children].findLast(isNew);
  let before = null;
  for (const part of [...next.children]) {
    const old = document.getElementById(part.id);
    const isSame = old && part.dataset.stamp !== undefined && part.dataset.stamp === old.dataset.stamp;
    if (old && !isSame) old.replaceWith(part);
    else if (!old && before) before.after(part);
    else if (!old) messages.prepend(part);
    before = isSame ? old : part;
  }
  if (last) showFrom(last);
}

/** Shows the end of the chat, or the beginning of a message that is longer than the window. */
const showFrom = (part) => messages.scrollTo({ top: (part?.offsetTop ?? 0) - 8 });

let isLoading = false;
let isStale = false;
async function load() {
  if (isLoading) {
    isStale = true;
    return;
  }
  isLoading = true;
  do {
    isStale = false;
    const response = await fetch(`${base}/messages`).catch(() => null);
    if (response?.ok) draw(await response.text());
  } while (isStale);
  isLoading = false;
}

new EventSource(`${base}/events`).addEventListener('message', ({ data }) => data === 'changed' && load());
showFrom(messages.lastElementChild);

document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event;
  if (form.method !== 'post') return;
  event.preventDefault();
  const data = new FormData(form, submitter);
  const body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data);
  const response = await fetch(form.action, { method: 'POST', body, headers: { 'x-script': '1' } }).catch(() => null);
  if (!response?.ok) return form.submit();
  for (const done of document.querySelectorAll('form.start, form.write .quoted, form.write [type=hidden]'))
    done.remove();
  for (const menu of document.querySelectorAll('details.menu')) menu.open = false;
  if (form.enctype === 'multipart/form-data') form.reset();
  if (form !== write) return;
  write.elements.text.value = '';
  write.elements.text.focus();
});
