const startedMs = Date.now();

chrome.runtime.onMessage.addListener((_message, _sender, reply) => {
  reply(startedMs);
});
