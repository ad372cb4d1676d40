const element = (id) => document.getElementById(id);
const say = (text) => {
  element('said').textContent = text;
};
const how = ({ isTrusted }) => (isTrusted ? 'by a person' : 'by a script');

element('greet').addEventListener('click', (event) => {
  say(`Hello ${element('name').value}, ${element('secret').value.length} letters, ${how(event)}`);
  setTimeout(() => {
    element('late').disabled = false;
  }, 300);
});
element('late').addEventListener('click', () => {
  say('At last');
});
element('capture').addEventListener('click', async () => {
  try {
    const picture = await chrome.tabs.captureVisibleTab({ format: 'png' });
    say(`Captured ${picture.slice(0, 14)}`);
  } catch (error) {
    say(`Refused: ${error.message}`);
  }
});
element('worker').addEventListener('click', async () => {
  say(`Worker of ${await chrome.runtime.sendMessage('when')}`);
});
element('close').addEventListener('click', () => {
  window.close();
});
element('name').addEventListener('keydown', (event) => {
  if (event.key === 'Enter') say(`Entered ${how(event)}`);
});
element('flow').addEventListener('change', ({ target }) => {
  say(`Flow ${target.value}`);
});
element('keep').addEventListener('change', (event) => {
  say(`Keep ${event.target.checked}, ${how(event)}`);
});
element('drop').addEventListener('dragover', (event) => {
  event.preventDefault();
});
element('drop').addEventListener('drop', async (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  say(`File ${file.name}: ${await file.text()}`);
});
