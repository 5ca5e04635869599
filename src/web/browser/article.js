// Buttons that need a script: copying the citation, and handing the article on by the phone's own means.
const copy = document.querySelector('button.copy');
copy.hidden = !navigator.clipboard;
copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(document.querySelector('.share code').textContent);
  copy.textContent = copy.dataset.done;
});

const share = document.querySelector('button.hand-on');
if (share) {
  share.hidden = !navigator.share;
  const { title } = share.dataset;
  share.addEventListener('click', () => navigator.share({ title, url: share.dataset.url }).catch(() => {}));
}
