const stylesheet = document.querySelector('link[rel=stylesheet]');

/** Where the site stands: '' at the root, '/live' under a stage. The stylesheet is served from /assets below it. */
export const [base] = new URL(stylesheet.href).pathname.split('/assets/');

/** Lets the service worker keep the pages at hand; where there is none, everything works with a connection. */
export const startServiceWorker = async () => {
  if (!('serviceWorker' in navigator)) return undefined;
  try {
    await navigator.serviceWorker.register(`${base}/assets/sw.js`, { scope: `${base}/` });
    const registration = await navigator.serviceWorker.ready;
    if (registration.active) registration.active.postMessage('refresh');
    return registration;
  } catch {
    return undefined;
  }
};
