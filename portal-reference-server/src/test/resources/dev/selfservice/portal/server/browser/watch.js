// Runs before anything else of a page. Keeps what tests ask for later.
(() => {
  const texts = new Set();
  const reports = [];
  let pending = 0;

  const gather = (value) => {
    if (typeof value === 'string') {
      texts.add(value);
    } else if (value && typeof value === 'object') {
      Object.values(value).forEach(gather);
    }
  };

  const fetched = window.fetch;
  window.fetch = async (...asked) => {
    pending += 1;
    try {
      const answer = await fetched(...asked);
      if (answer.headers.get('Content-Type')?.includes('json')) {
        await answer.clone().json().then(gather, () => {});
      }
      return answer;
    } finally {
      // The page gets a turn to draw before it counts as at rest.
      setTimeout(() => { pending -= 1; }, 0);
    }
  };

  document.addEventListener('securitypolicyviolation', (event) => {
    reports.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });

  const atRest = () =>
    document.readyState === 'complete' &&
    pending === 0 &&
    Boolean(document.querySelector('h1')) &&
    !document.querySelector('[data-test=loading]') &&
    ![...document.querySelectorAll(':not(:defined)')].some((one) => one.localName.startsWith('portal-')) &&
    document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity);

  window.portalTest = {
    texts,
    reports,
    whenAtRest(done) {
      let calm = 0;
      const look = () => {
        calm = atRest() ? calm + 1 : 0;
        if (calm > 3) {
          done(true);
        } else {
          setTimeout(look, 25);
        }
      };
      look();
    },
  };
})();
